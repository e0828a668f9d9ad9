package io.authflow.delayedmessages.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.port.StrayLimits;
import io.authflow.delayedmessages.port.TestingPorts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.DefaultRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests records that were written to a partition other than their timer's home. */
class StraysTest {
    private static final int PARTITIONS = 6;
    private static final String HOME = id(true);
    private static final String AWAY = id(false);

    @TempDir
    private Path stateDirectory;

    private VirtualScheduler scheduler;

    @BeforeEach
    void open() {
        scheduler = VirtualScheduler.ofPartitions(stateDirectory, PARTITIONS);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void theHomeOfAnIdIsWhereKafkasJavaClientsPutIt() {
        assertThat(IntStream.range(0, 1_000).mapToObj(n -> "id-" + n))
                .allMatch(id -> HomePartition.of(id, PARTITIONS)
                        == BuiltInPartitioner.partitionForKey(id.getBytes(StandardCharsets.UTF_8), PARTITIONS));
    }

    @Test
    void whatIsAtHomeTakesNoDetour() {
        scheduler.schedule(HOME, Duration.ofSeconds(1));
        scheduler.send("changes", null, "for " + HOME + ": fire", scheduler.now());

        assertThat(scheduler.strays()).isEmpty();
        assertThat(scheduler.dueIds()).containsExactly(HOME);
    }

    @Test
    void aStrayIsSentOnAndDecidedOnce() {
        scheduler.schedule(AWAY, Duration.ofSeconds(60));
        scheduler.advance(Duration.ofSeconds(1));

        scheduler.send("changes", "another", "for " + AWAY + ": fire", scheduler.now());

        assertThat(scheduler.strays()).hasSize(2).allMatch(stray -> AWAY.equals(new String(stray.key())));
        assertThat(scheduler.answers())
                .containsExactly("FIRED " + scheduler.now().toEpochMilli());
        assertThat(scheduler.dueIds()).containsExactly(AWAY);
    }

    @Test
    void aStrayIsTheOriginalAgain() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("traceparent", TestingPorts.bytes("trace"));
        InputMessage input = new InputMessage(
                "changes", 3, 4_711, null, TestingPorts.bytes("fire"), headers, VirtualScheduler.START);

        InputMessage original = throughStrays(input);

        assertThat(original)
                .usingRecursiveComparison()
                .ignoringFields("headers")
                .isEqualTo(input);
        assertThat(List.of(original.headers().toArray())).isEqualTo(List.of(headers.toArray()));
    }

    @Test
    void aStrayOfARecordWithinTheBoundIsWithinTheBound() {
        byte[] key = new byte[70_000];
        byte[] value = TestingPorts.bytes("for " + AWAY + ": fire");
        RecordHeaders headers = new RecordHeaders();
        headers.add("x", new byte[61_000]);
        assertThat(size(key, value, headers)).isLessThanOrEqualTo(TestingPorts.RECORD_BYTES_MAX);

        Record<byte[], byte[]> sent =
                forwarded(new InputMessage("changes", 0, 7, key, value, headers, VirtualScheduler.START));

        assertThat(size(sent.key(), sent.value(), sent.headers())).isLessThanOrEqualTo(TestingPorts.RECORD_BYTES_MAX);
    }

    @Test
    void aLargeStrayIsDecided() {
        scheduler.schedule(AWAY, Duration.ofSeconds(60));
        RecordHeaders headers = new RecordHeaders();
        headers.add("x", new byte[61_000]);

        scheduler.send(
                "changes", new TestRecord<>("k".repeat(70_000), "for " + AWAY + ": fire", headers, scheduler.now()));

        assertThat(scheduler.answers()).hasSize(1).allMatch(answer -> answer.startsWith("FIRED"));
    }

    @Test
    void aStrayThatWouldBeTooLargeIsRejectedInItsPlace() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("traceparent", new byte[TestingPorts.RECORD_BYTES_MAX]);

        scheduler.send("changes", new TestRecord<>(AWAY, "fire", headers, scheduler.now()));

        assertThat(scheduler.strays()).isEmpty();
        assertThat(scheduler.answers()).isEmpty();
        assertThat(scheduler.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isEqualTo("changes-0@0"));
    }

    @Test
    void aLongKeyIsLeftOut() {
        byte[] longest = new byte[1_024];
        byte[] tooLong = new byte[1_025];

        assertThat(throughStrays(withKey(longest)).key()).isEqualTo(longest);
        assertThat(throughStrays(withKey(tooLong)).key()).isNull();
    }

    @Test
    void anOriginThatAClientMadeUpIsNotBelieved() {
        RecordHeaders madeUp = new RecordHeaders();
        madeUp.add(StrayTopic.ORIGIN, TestingPorts.bytes("made up"));
        InputMessage input = new InputMessage(
                "changes", 1, 2, TestingPorts.bytes("key"), TestingPorts.bytes("fire"), madeUp, VirtualScheduler.START);

        InputMessage original = throughStrays(input);

        assertThat(original.topic()).isEqualTo("changes");
        assertThat(original.key()).isEqualTo(input.key());
        assertThat(original.headers().toArray()).isEmpty();
    }

    @Test
    void rejectsWhatNoSchedulerSentOn() {
        scheduler.send(StrayTopic.name("virtual"), HOME, "fire", scheduler.now());

        assertThat(scheduler.answers()).isEmpty();
        assertThat(scheduler.deadLetters()).hasSize(1);
    }

    private static InputMessage withKey(byte[] key) {
        return new InputMessage(
                "changes", 1, 2, key, TestingPorts.bytes("fire"), new RecordHeaders(), VirtualScheduler.START);
    }

    private static int size(byte[] key, byte[] value, Headers headers) {
        return DefaultRecord.sizeInBytes(0, 0, ByteBuffer.wrap(key), ByteBuffer.wrap(value), headers.toArray());
    }

    private static Record<byte[], byte[]> forwarded(InputMessage input) {
        return StrayTopic.forwarded(input, AWAY, TestingPorts.PORTS.strays());
    }

    /** Returns the input as the home partition receives it through the topic of strays. */
    private static InputMessage throughStrays(InputMessage input) {
        Record<byte[], byte[]> sent = forwarded(input);
        return StrayTopic.original(new InputMessage(
                "strays", 0, 0, sent.key(), sent.value(), sent.headers(), VirtualScheduler.START.plusSeconds(9)));
    }

    private static String id(boolean home) {
        return IntStream.range(0, 100)
                .mapToObj(n -> "id-" + n)
                .filter(id -> (HomePartition.of(id, PARTITIONS) == 0) == home)
                .findFirst()
                .orElseThrow();
    }

    /** A consumer reads no record of more than 256 headers. */
    @Test
    void ofAHeaderThatOccursOftenTheLastOneGoesOn() {
        RecordHeaders headers = new RecordHeaders();
        for (int i = 0; i < 256; i++) {
            headers.add("ce_id", new byte[] {(byte) i});
        }
        InputMessage input = new InputMessage("topic", 0, 7, null, new byte[2], headers, Instant.ofEpochMilli(5));

        Record<byte[], byte[]> stray = StrayTopic.forwarded(input, "id", new StrayLimits(Set.of("ce_id"), 131_072));

        assertThat(stray.headers().toArray()).hasSize(2);
        assertThat(stray.headers().lastHeader("ce_id").value()).containsExactly((byte) 255);
    }

    @Test
    void aHeaderWithoutValueDoesNotReplaceOneWithAValue() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", new byte[] {1}).add("ce_id", null);
        InputMessage input = new InputMessage("topic", 0, 7, null, new byte[2], headers, Instant.ofEpochMilli(5));

        Record<byte[], byte[]> stray = StrayTopic.forwarded(input, "id", new StrayLimits(Set.of("ce_id"), 131_072));

        assertThat(stray.headers().headers("ce_id"))
                .singleElement()
                .satisfies(header -> assertThat(header.value()).containsExactly(1));
    }
}

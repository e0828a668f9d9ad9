package io.authflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.messaging.journal.RequestJournal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionAssignmentTest {
    private static final TopicPartition ONE = new TopicPartition("requests", 0);
    private static final TopicPartition OTHER = new TopicPartition("requests", 1);
    private static final Instant FAILED_AT = Instant.parse("2026-01-01T00:00:00Z");

    private static final Map<Long, Attempt> WAITING =
            Map.of(7L, new Attempt.Waiting(FailureCode.THROTTLED, 1, FAILED_AT));

    private final AttemptMemory memory = new AttemptMemory();
    private final AtomicInteger journalsRead = new AtomicInteger();
    private final RequestJournal journal =
            new RequestJournal((partition, entries) -> journalsRead.incrementAndGet(), 1);
    private final List<Integer> told = new ArrayList<>();
    private final PartitionAssignment assignment =
            new PartitionAssignment(memory, journal, List.of((ours, all) -> told.add(ours)));

    @BeforeEach
    void take() {
        assign(1, ONE);
        journal.before(ONE, 7);
        memory.remember(ONE, WAITING);
    }

    @Test
    void keepsWhatComesBackAtOnce() {
        revoke(1, ONE);
        assign(2, ONE);

        assertThat(remembers(ONE)).isTrue();
        assertThat(journalsReadFor(ONE)).isEqualTo(1);
    }

    @Test
    void forgetsWhatAnotherMayHaveHad() {
        revoke(1, ONE);
        assign(3, ONE);

        assertThat(remembers(ONE)).isFalse();
        assertThat(journalsReadFor(ONE)).isEqualTo(2);
    }

    @Test
    void forgetsWhatDoesNotComeBack() {
        revoke(1, ONE);
        assign(2, OTHER);
        assign(3, OTHER);

        assertThat(remembers(ONE)).isFalse();
        assertThat(journalsReadFor(ONE)).isEqualTo(2);
    }

    @Test
    void forgetsWhatCameFromNowhere() {
        assign(2, ONE);

        assertThat(remembers(ONE)).isFalse();
        assertThat(journalsReadFor(ONE)).isEqualTo(2);
    }

    @Test
    void countsWhatWaitsOnlyWhereItIs() {
        assertThat(memory.waitingPartitions()).isEqualTo(1);

        revoke(1, ONE);
        assertThat(memory.waitingPartitions()).isZero();
        assertThat(memory.waitingSince()).isEmpty();

        assign(2, ONE);
        assertThat(memory.waitingSince()).hasValue(FAILED_AT);
    }

    @Test
    void keepsWhatAnotherConsumerOfTheInstanceTakesOver() {
        assign(1, OTHER);

        revoke(1, ONE);
        revoke(1, OTHER);
        assign(2, OTHER);
        assign(2, ONE);

        assertThat(remembers(ONE)).isTrue();
        assertThat(journalsReadFor(ONE)).isEqualTo(1);
    }

    /** A consumer that hung is told of its loss when another one of this instance has had the partition for long. */
    @Test
    void leavesAloneWhatWasLostToAnotherConsumerOfTheInstance() {
        assign(2, ONE);
        memory.remember(ONE, WAITING);

        revoke(1, ONE);

        assertThat(memory.waitingPartitions()).isEqualTo(1);
        assign(2, OTHER);
        assertThat(told).endsWith(2);
    }

    /** Else calls of a batch in hand would be refused while the others of the instance have left theirs. */
    @Test
    void sharesAnewOnAnAssignmentOnly() {
        assign(1, OTHER);
        revoke(1, ONE);

        assertThat(told).containsExactly(1, 2);

        revoke(1, OTHER);
        assign(2, OTHER);

        assertThat(told).containsExactly(1, 2, 1);
    }

    private int journalsReadFor(TopicPartition partition) {
        journal.before(partition, 7);
        return journalsRead.get();
    }

    private boolean remembers(TopicPartition partition) {
        return !memory.recall(
                        partition,
                        List.of(new ConsumerRecord<>(partition.topic(), partition.partition(), 7, null, null)))
                .isEmpty();
    }

    private void assign(int generation, TopicPartition... partitions) {
        assignment.onPartitionsAssigned("in", in(generation), Set.of(partitions), false);
    }

    private void revoke(int generation, TopicPartition... partitions) {
        assignment.onPartitionsRevokedAfterCommit("in", in(generation), Set.of(partitions));
    }

    private static Consumer<byte[], byte[]> in(int generation) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
            @Override
            public synchronized ConsumerGroupMetadata groupMetadata() {
                return new ConsumerGroupMetadata("group", generation, "member", Optional.empty());
            }
        };
        Node[] none = {};
        consumer.updatePartitions(
                "requests",
                List.of(
                        new PartitionInfo("requests", 0, null, none, none),
                        new PartitionInfo("requests", 1, null, none, none)));
        return consumer;
    }
}

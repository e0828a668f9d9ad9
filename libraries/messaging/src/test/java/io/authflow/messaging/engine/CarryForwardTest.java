package io.authflow.messaging.engine;

import static io.authflow.messaging.engine.EngineRig.ANSWERS;
import static io.authflow.messaging.engine.EngineRig.ONE;
import static io.authflow.messaging.engine.EngineRig.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.messaging.offset.CarriedForward;
import io.authflow.messaging.offset.EarlierAttempts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Checks that a step that never gives up keeps its records for longer than their topic does. */
class CarryForwardTest {
    private static final EngineLimits LIMITS =
            new EngineLimits(64, 1_024, 20, 1 << 24, Duration.ofSeconds(8), Duration.ofHours(3), Duration.ZERO);

    private final EngineRig rig =
            new EngineRig(new VirtualBroker(), EngineRig.policy().neverGivingUp(), LIMITS).assigned(ONE);

    @Test
    void aRecordIsWrittenAnewBeforeItsTopicDeletesIt() {
        rig.pool.fail("user-a", FailureCode.COGNITO_UNAVAILABLE);
        rig.take(ONE, "a");

        rig.pass(Duration.ofHours(3).plusMinutes(1));

        assertThat(carried()).hasSize(1);
        assertThat(rig.committed(ONE)).isEqualTo(1);
    }

    @Test
    void aCopyIsNoAnswer() {
        rig.pool.fail("user-a", FailureCode.COGNITO_UNAVAILABLE);
        rig.take(ONE, "a");

        rig.pass(Duration.ofHours(3).plusMinutes(1));

        assertThat(rig.events).contains("no answer 0");
    }

    @Test
    void theCopyIsTakenForTheSameRequestAndEndsIt() {
        rig.pool.fail("user-a", FailureCode.COGNITO_UNAVAILABLE);
        rig.take(ONE, "a");
        rig.pass(Duration.ofHours(3).plusMinutes(1));

        deliverCarried();
        rig.pool.heal("user-a");
        rig.pass(Duration.ofSeconds(31));

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a");
        assertThat(rig.committed(ONE)).isEqualTo(2);
    }

    @Test
    void usersInTroubleDoNotFillThePartition() {
        IntStream.range(0, 20).forEach(i -> rig.pool.fail("user-bad" + i, FailureCode.COGNITO_UNAVAILABLE));
        IntStream.range(0, 20).forEach(i -> rig.take(ONE, "bad" + i, "good" + i));

        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.engine.wants(ONE)).isTrue();
        assertThat(carried()).isNotEmpty();
        assertThat(rig.broker.keys(ANSWERS)).hasSize(20);
    }

    /** Otherwise the copies would circulate as fast as they can be published, and none would be attempted. */
    @Test
    void aCopyIsAttemptedBeforeItIsCarriedAgain() {
        EngineLimits one =
                new EngineLimits(64, 1_024, 1, 1 << 24, Duration.ofSeconds(8), Duration.ofHours(3), Duration.ZERO);
        EngineRig tight = new EngineRig(new VirtualBroker(), EngineRig.policy().neverGivingUp(), one).assigned(ONE);
        RecordHeaders headers = new RecordHeaders();
        var record = tight.append(ONE, "a", "a");
        record.headers().forEach(headers::add);
        headers.add(CarriedForward.HEADER, "9;60;NONE".getBytes(StandardCharsets.UTF_8));

        tight.deliver(List.of(tight.append(ONE, "a", record.value(), headers)));
        tight.settle();

        assertThat(tight.broker.output).noneMatch(published -> published.topic().equals(TOPIC));
    }

    @Test
    void aStepThatGivesUpCarriesNothing() {
        EngineRig login = new EngineRig(new VirtualBroker(), EngineRig.policy(), LIMITS).assigned(ONE);
        IntStream.range(0, 20).forEach(i -> login.pool.fail("user-bad" + i, FailureCode.COGNITO_UNAVAILABLE));
        IntStream.range(0, 20).forEach(i -> login.take(ONE, "bad" + i, "good" + i));

        login.pass(Duration.ofSeconds(60));

        assertThat(login.broker.output).noneMatch(published -> published.topic().equals(TOPIC));
    }

    @Test
    void theCopyTellsTheAttempts() {
        EarlierAttempts attempts =
                new EarlierAttempts(3, Duration.ofSeconds(90), Duration.ZERO, null, Progress.UNCERTAIN);

        var copy = CarriedForward.copy(rig.append(ONE, "k", "a"), attempts);

        RecordHeaders headers = new RecordHeaders();
        copy.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        assertThat(CarriedForward.read(rig.append(ONE, "k", copy.value(), headers)))
                .isEqualTo(attempts);
    }

    @Test
    void aHeaderOfAnotherFormTellsNothing() {
        RecordHeaders headers = new RecordHeaders();
        headers.add(CarriedForward.HEADER, "3;x;NONE".getBytes(StandardCharsets.UTF_8));

        assertThat(CarriedForward.read(rig.append(ONE, "k", new byte[0], headers)))
                .isNull();
    }

    private List<ProducerRecord<byte[], byte[]>> carried() {
        return rig.broker.output.stream()
                .filter(published -> published.topic().equals(TOPIC))
                .toList();
    }

    private void deliverCarried() {
        carried()
                .forEach(copy -> rig.deliver(List.of(rig.append(
                        ONE,
                        new String(copy.key(), StandardCharsets.UTF_8),
                        copy.value(),
                        new RecordHeaders(copy.headers())))));
    }

    /** The copies of all records would go round for as long as the outage lasts. */
    @Test
    void nothingIsCarriedForwardWhileEveryCallFails() {
        EngineRig down = new EngineRig(new VirtualBroker(), EngineRig.policy().neverGivingUp(), EngineRig.limits())
                .assigned(ONE);
        down.pool.goDown();
        for (int i = 0; i < 1_000; i++) {
            if (down.engine.wants(ONE)) {
                down.take(ONE, "r" + i);
            }
            down.pass(Duration.ofSeconds(1));
        }

        assertThat(down.broker.keys(TOPIC)).isEmpty();
    }
}

package io.authflow.messaging.engine;

import static io.authflow.messaging.engine.EngineRig.ANSWERS;
import static io.authflow.messaging.engine.EngineRig.ONE;
import static io.authflow.messaging.engine.EngineRig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.claim.VirtualClaims;
import io.authflow.messaging.record.EventReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** An id that is used again after the services have forgotten it: each request that is accepted must have its effect. */
class IdReuseTest {
    private static final Duration MEMORY = Duration.ofHours(24);
    private static final String DEAD_LETTERS = "auth.dead-letter.login-service.v1";

    private final EngineRig rig = new EngineRig().assigned(ONE, OTHER);

    @Test
    void aLaterStepTakesTheSecondFlowOfAnIdWithoutARestart() {
        take(rig, ONE, "id");
        rig.freeze(MEMORY);

        take(rig, ONE, "id");

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("id", "id");
    }

    @Test
    void aLaterStepTakesTheSecondFlowAfterItHasReadItsJournalAnew() {
        take(rig, ONE, "id");
        rig.freeze(MEMORY);
        EngineRig restarted = new EngineRig(rig.broker, EngineRig.policy(), EngineRig.limits()).assigned(ONE);
        restarted.freeze(MEMORY);

        take(restarted, ONE, "id");

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("id", "id");
    }

    @Test
    void aRepeatWithinTheMemoryHasNoEffect() {
        take(rig, ONE, "id");
        rig.freeze(MEMORY.minusSeconds(1));

        take(rig, ONE, "id");

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("id");
    }

    @Test
    void aRecordThatIsReadAgainHasNoEffectHoweverLate() {
        ConsumerRecord<byte[], byte[]> record = rig.append(ONE, "id", "id");
        deliver(rig, record);
        rig.freeze(Duration.ofHours(40));

        deliver(rig, record);

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("id");
    }

    /** The first record waits for so long because its call fails, and this step never gives up. */
    @Test
    void aSecondFlowIsTakenWhileTheFirstStillWaits() {
        EngineLimits limits =
                new EngineLimits(64, 1_024, 200, 1 << 24, Duration.ofSeconds(8), Duration.ofHours(48), Duration.ZERO);
        EngineRig patient =
                new EngineRig(new VirtualBroker(), EngineRig.policy().neverGivingUp(), limits).assigned(ONE);
        patient.pool.goDown();
        take(patient, ONE, "id");
        patient.freeze(MEMORY);
        deliver(patient, patient.append(ONE, "other-key", "id"));
        patient.pool.comeBack();

        patient.pass(Duration.ofMinutes(2));
        take(patient, ONE, "id");

        assertThat(patient.broker.keys(ANSWERS)).containsExactly("id", "id");
    }

    @Test
    void theFirstStepTakesAnIdAgainAfter30Hours() {
        VirtualClaims claims = new VirtualClaims();
        EngineRig check = new EngineRig(
                        new EventReader<>(UserFound.class), claims.instance(new VirtualClaims.Network() {}))
                .assigned(ONE, OTHER);
        take(check, ONE, "same-partition");
        take(check, ONE, "other-partition");
        check.freeze(Duration.ofHours(30));
        claims.at(Instant.EPOCH.plus(Duration.ofHours(30)));

        take(check, ONE, "same-partition");
        take(check, OTHER, "other-partition");

        assertThat(check.broker.keys(ANSWERS))
                .containsExactly("same-partition", "other-partition", "same-partition", "other-partition");
        assertThat(check.broker.keys(DEAD_LETTERS)).isEmpty();
    }

    private static void take(EngineRig rig, TopicPartition partition, String id) {
        deliver(rig, rig.append(partition, id, id));
    }

    private static void deliver(EngineRig rig, ConsumerRecord<byte[], byte[]> record) {
        rig.deliver(List.of(record));
        rig.settle();
    }
}

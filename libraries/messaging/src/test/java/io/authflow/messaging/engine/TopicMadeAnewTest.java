package io.authflow.messaging.engine;

import static io.authflow.messaging.engine.EngineRig.ANSWERS;
import static io.authflow.messaging.engine.EngineRig.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.claim.VirtualClaims;
import io.authflow.messaging.record.EventReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Checks that no record is lost or answered twice if a topic is made anew, or its offsets are set back. */
class TopicMadeAnewTest {
    private final EngineRig rig = new EngineRig().assigned(ONE);

    @Test
    void aTopicThatWasMadeAnewIsTakenFromItsBeginning() {
        rig.assigned(ONE);
        rig.take(ONE, "a", "b");
        rig.settle();
        makeAnew();

        rig.take(ONE, "c");
        rig.settle();

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a", "b", "c");
        assertThat(rig.committed(ONE)).isEqualTo(1);
        assertThat(rig.events).contains("began anew at 0");
    }

    @Test
    void recordsAtOffsetsThatAnotherRecordHadAreTaken() {
        rig.pool.fail("user-a", FailureCode.COGNITO_UNAVAILABLE);
        rig.take(ONE, "a", "b", "c", "d");
        rig.settle();
        makeAnew();

        rig.take(ONE, "e", "f", "g");
        rig.settle();

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("b", "c", "d", "e", "f", "g");
        assertThat(rig.committed(ONE)).isEqualTo(3);
        assertThat(rig.events).contains("began anew at 0");
    }

    /** The offset of the first new record belonged to a record whose result is published. */
    @Test
    void recordsAtOffsetsThatArePublishedAreTakenIfTheyAreNewer() {
        rig.pool.fail("user-a", FailureCode.COGNITO_UNAVAILABLE);
        rig.take(ONE, "a", "b", "c", "d");
        rig.settle();
        makeAnew();
        rig.freeze(Duration.ofSeconds(1));
        rig.append(ONE, "undelivered", "undelivered");

        rig.take(ONE, "e", "f");
        rig.settle();

        assertThat(rig.broker.keys(ANSWERS)).containsSubsequence("b", "c", "d", "e", "f");
    }

    /** Otherwise the session that the login opens would have no owner. */
    @Test
    void anAttemptUnderWayKeepsItsResult() {
        rig.take(ONE, "a", "b");
        rig.settle();
        rig.take(ONE, "called");
        makeAnew();

        rig.take(ONE, "c");
        rig.settle();

        assertThat(rig.events).contains("began anew at 0");
        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a", "b", "called", "c");
        assertThat(rig.committed(ONE)).isEqualTo(1);
    }

    @Test
    void aWaitingRecordThatMayHaveHadItsEffectKeepsItsRetries() {
        rig.take(ONE, "a");
        rig.settle();
        rig.pool.fail(
                "user-b", () -> new StepException(FailureCode.COGNITO_UNAVAILABLE, Progress.UNCERTAIN, "no answer"));
        rig.take(ONE, "b");
        rig.settle();
        makeAnew();
        rig.take(ONE, "c");
        rig.settle();
        rig.pool.heal("user-b");

        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a", "c", "b");
        assertThat(rig.pool.progress).containsEntry("user-b", Progress.UNCERTAIN);
        assertThat(rig.committed(ONE)).isEqualTo(1);
    }

    @Test
    void aRequestThatIsSentAgainToTheNewTopicHasNoSecondEffect() {
        rig.take(ONE, "a");
        rig.settle();
        rig.take(ONE, "b");
        makeAnew();

        rig.take(ONE, "b");
        rig.settle();

        assertThat(rig.pool.callsOf("user-b")).isEqualTo(1);
        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a", "b");
        assertThat(rig.committed(ONE)).isEqualTo(1);
    }

    /** The offset of that commit belongs to the topic of before. */
    @Test
    void aCommitUnderWayDoesNotMoveTheOffsetOfTheNewTopic() {
        rig.take(ONE, "a", "b");
        rig.runTasks();
        rig.broker.duringPublication = () -> {
            rig.broker.duringPublication = () -> {};
            makeAnew();
            rig.take(ONE, "c");
        };
        rig.settle();
        rig.take(ONE, "d");
        rig.settle();

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a", "b", "c", "d");
        assertThat(rig.committed(ONE)).isEqualTo(2);
        assertThat(rig.events.stream().filter(line -> line.startsWith("began anew")))
                .hasSize(1);
    }

    /** A claim would let the same record through a second time. */
    @Test
    void aRecordThatComesASecondTimeIsAnsweredOnce() {
        EngineRig claiming = new EngineRig(new EventReader<>(UserFound.class), new VirtualClaims().instance(network()))
                .assigned(ONE);
        claiming.pool.fail("user-b", FailureCode.COGNITO_UNAVAILABLE);
        claiming.take(ONE, "a", "b", "c");
        claiming.settle();

        claiming.deliver(claiming.broker.input.get(ONE).values());
        claiming.pool.heal("user-b");
        claiming.pass(Duration.ofSeconds(3));

        assertThat(claiming.events).contains("began anew at 0");
        assertThat(claiming.broker.keys(ANSWERS)).containsExactly("a", "c", "b");
        assertThat(claiming.committed(ONE)).isEqualTo(3);
    }

    private static VirtualClaims.Network network() {
        return new VirtualClaims.Network() {};
    }

    private void makeAnew() {
        rig.broker.input.get(ONE).clear();
    }
}

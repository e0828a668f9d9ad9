package io.authflow.messaging.engine;

import static io.authflow.messaging.engine.EngineRig.ANSWERS;
import static io.authflow.messaging.engine.EngineRig.ONE;
import static io.authflow.messaging.engine.EngineRig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.authflow.contracts.CallLease;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.StepException;
import io.authflow.messaging.offset.ConsumerMembership;
import io.authflow.messaging.publish.Publisher.Result;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.junit.jupiter.api.Test;

/** Checks what happens to the records of a partition that is assigned, revoked or lost. */
class OwnershipTest {
    private final VirtualBroker broker = new VirtualBroker();
    private final EngineRig rig = another();

    private EngineRig another() {
        return new EngineRig(broker, EngineRig.policy(), EngineRig.limits());
    }

    @Test
    void makesNoCallBeforeThePartitionIsReadAndClaimed() {
        rig.engine.assign(rig.member, List.of(ONE));
        rig.take(ONE, "a");
        assertThat(rig.pool.calls).isEmpty();

        rig.settle();

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a");
    }

    @Test
    void readsThePartitionAgainUntilItCan() {
        broker.loadFails = true;
        rig.assigned(ONE);
        rig.take(ONE, "a");
        rig.pass(Duration.ofSeconds(3));
        assertThat(rig.events).contains("not loaded 0");
        assertThat(rig.pool.calls).isEmpty();
        broker.loadFails = false;

        rig.pass(Duration.ofSeconds(2));

        assertThat(broker.keys(ANSWERS)).containsExactly("a");
    }

    @Test
    void resultsThatAreCommittedOutOfOrderAreNotRepeatedByTheNextOwner() {
        rig.assigned(ONE);
        rig.pool.fail("user-a", FailureCode.COGNITO_UNAVAILABLE);
        rig.take(ONE, "a", "b", "c");
        rig.settle();

        EngineRig next = another().assigned(ONE);
        next.deliver(broker.input.get(ONE).tailMap(rig.committed(ONE)).values());
        next.settle();

        assertThat(broker.keys(ANSWERS)).containsExactly("b", "c", "a");
        assertThat(next.pool.calls).containsExactly("user-a");
    }

    @Test
    void theTimeToGiveUpGoesOnAtTheNextOwner() {
        rig.assigned(ONE);
        rig.pool.fail("user-a", FailureCode.THROTTLED);
        rig.take(ONE, "a");
        rig.pass(Duration.ofMinutes(4));
        rig.engine.revoke(rig.member, List.of(ONE), Duration.ZERO);

        EngineRig next = another();
        next.pool.fail("user-a", FailureCode.THROTTLED);
        next.assigned(ONE);
        next.deliver(broker.input.get(ONE).values());
        next.pass(Duration.ofSeconds(125));

        assertThat(broker.keys("auth.failed.v1")).containsExactly("a");
    }

    @Test
    void afterACrashTheNextOwnerIsToldThatAnAttemptMayHaveBeenMade() {
        rig.assigned(ONE);
        rig.take(ONE, "a");

        EngineRig next = another().assigned(ONE);
        next.deliver(broker.input.get(ONE).values());
        next.take(ONE, "b");
        next.settle();

        assertThat(next.pool.progress).containsEntry("user-a", Progress.UNCERTAIN);
        assertThat(next.pool.progress).containsEntry("user-b", Progress.NONE);
    }

    @Test
    void afterAPartitionWasGivenUpInOrderTheNextOwnerBeginsAfresh() {
        rig.assigned(ONE);
        rig.take(ONE, "a");
        rig.settle();
        rig.release(ONE);

        EngineRig next = another().assigned(ONE);
        next.take(ONE, "b");
        next.settle();

        assertThat(next.pool.progress).containsEntry("user-b", Progress.NONE);
    }

    /** A commit that says "released" must not outlive the next owner's first call. */
    @Test
    void theNextOwnersCrashIsNoticedToo() {
        rig.assigned(ONE);
        rig.release(ONE);
        EngineRig crashing = another().assigned(ONE);
        crashing.take(ONE, "a");

        EngineRig next = another().assigned(ONE);
        next.deliver(broker.input.get(ONE).values());
        next.settle();

        assertThat(next.pool.progress).containsEntry("user-a", Progress.UNCERTAIN);
    }

    /**
     * An owner may give the partition up before it reaches the suspected records. Then their attempts are still
     * unknown.
     */
    @Test
    void aCrashIsRememberedByAnOwnerThatDidNotComeToItsRecords() {
        rig.assigned(ONE);
        rig.take(ONE, "a");
        EngineRig between = another().assigned(ONE);
        between.release(ONE);

        EngineRig next = another().assigned(ONE);
        next.deliver(broker.input.get(ONE).values());
        next.settle();

        assertThat(next.pool.progress).containsEntry("user-a", Progress.UNCERTAIN);
    }

    /** The metadata of a commit holds some 300 waiting records, but more can wait during an outage. */
    @Test
    void noUncertainAttemptIsForgottenIfManyRecordsWait() {
        rig.assigned(ONE);
        for (int i = 0; i < 400; i++) {
            rig.pool.fail(
                    "user-r" + i, () -> new StepException(FailureCode.COGNITO_UNAVAILABLE, Progress.UNCERTAIN, "none"));
            rig.take(ONE, "r" + i);
        }
        rig.pass(Duration.ofSeconds(180));
        Set<String> called = Set.copyOf(rig.pool.calls);
        assertThat(called).hasSizeGreaterThan(350);
        rig.release(ONE);

        EngineRig next = another().assigned(ONE);
        next.deliver(broker.input.get(ONE).values());
        next.settle();

        assertThat(called).allSatisfy(user -> assertThat(next.pool.progress).containsEntry(user, Progress.UNCERTAIN));
    }

    @Test
    void theCommittedOffsetPassesRecordsThatAnEarlierOwnerHasDone() {
        rig.assigned(ONE);
        rig.pool.fail("user-a", FailureCode.COGNITO_UNAVAILABLE);
        rig.take(ONE, "a", "b");
        rig.settle();

        EngineRig next = another().assigned(ONE);
        next.deliver(broker.input.get(ONE).values());
        next.pass(Duration.ofSeconds(3));

        assertThat(next.committed(ONE)).isEqualTo(2);
    }

    @Test
    void noAttemptThatWaitsForItsThreadBeginsAfterTheLease() {
        rig.assigned(ONE);
        rig.take(ONE, "a");
        rig.freeze(Duration.ofSeconds(9));

        rig.runTask();
        assertThat(rig.pool.calls).isEmpty();

        rig.settle();
        assertThat(broker.keys(ANSWERS)).containsExactly("a");
    }

    @Test
    void aRequestThatWouldGoOutAfterTheLeaseIsNotSentAndItsRecordDoesNotWait() {
        rig.assigned(ONE);
        rig.pool.fail("user-a", () -> {
            rig.pool.heal("user-a");
            rig.freeze(Duration.ofSeconds(9));
            return notSent();
        });
        rig.take(ONE, "a");

        rig.settle();

        assertThat(rig.pool.callsOf("user-a")).isEqualTo(2);
        assertThat(rig.pool.progress).containsEntry("user-a", Progress.NONE);
        assertThat(broker.keys(ANSWERS)).containsExactly("a");
        assertThat(rig.events).noneMatch(event -> event.startsWith("waits"));
    }

    @Test
    void aStepWhoseFirstCallHadItsEffectGoesOnAfterTheNextCommit() {
        rig.assigned(ONE);
        rig.pool.fail("user-a", () -> {
            rig.pool.heal("user-a");
            rig.freeze(Duration.ofSeconds(9));
            StepException cause = notSent();
            return new StepException(cause.code(), Progress.BEGUN, "the second call was not sent");
        });
        rig.take(ONE, "a");
        rig.settle();
        assertThat(broker.keys(ANSWERS)).isEmpty();

        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.pool.progress).containsEntry("user-a", Progress.BEGUN);
        assertThat(broker.keys(ANSWERS)).containsExactly("a");
    }

    @Test
    void anAttemptOfALostPartitionSendsNothingMore() {
        rig.assigned(ONE);
        rig.pool.fail("user-a", () -> {
            rig.engine.lose(rig.member, List.of(ONE));
            return notSent();
        });
        rig.take(ONE, "a");

        rig.settle();

        assertThat(rig.pool.callsOf("user-a")).isEqualTo(1);
        assertThat(broker.keys(ANSWERS)).isEmpty();
    }

    /** The wait for a permit may be longer than a lease, and no other record may cause a commit meanwhile. */
    @Test
    void aLeaseIsRenewedWhileAnAttemptIsUnderWay() {
        rig.assigned(ONE);
        rig.pool.fail("user-a", () -> {
            rig.pass(Duration.ofSeconds(30));
            CallLease.require("the request");
            return null;
        });
        rig.take(ONE, "a");

        rig.settle();

        assertThat(rig.pool.callsOf("user-a")).isEqualTo(1);
        assertThat(broker.keys(ANSWERS)).containsExactly("a");
    }

    /** Returns the failure of a request for which the lease has ended. */
    private static StepException notSent() {
        return catchThrowableOfType(StepException.class, () -> CallLease.require("the request"));
    }

    @Test
    void uncertainAttemptsAreRememberedInTheNextAttempt() {
        rig.assigned(ONE);
        rig.pool.fail(
                "user-a", () -> new StepException(FailureCode.COGNITO_UNAVAILABLE, Progress.UNCERTAIN, "no answer"));
        rig.take(ONE, "a");
        rig.settle();
        rig.pool.heal("user-a");
        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.pool.progress).containsEntry("user-a", Progress.UNCERTAIN);
    }

    /**
     * The group may have removed a process that was frozen. Before a call, the process must prove that it is still a
     * member.
     */
    @Test
    void afterAFreezeNoCallIsMadeBeforeACommitSucceeds() {
        rig.assigned(ONE);
        rig.take(ONE, "a");
        rig.settle();
        rig.freeze(Duration.ofSeconds(15));
        broker.results.addAll(List.of(Result.ROLLED_BACK, Result.ROLLED_BACK));

        rig.take(ONE, "b");
        rig.turn();
        assertThat(rig.pool.callsOf("user-b")).isZero();

        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.pool.callsOf("user-b")).isEqualTo(1);
    }

    @Test
    void resultsOfALostPartitionAreNotPublished() {
        rig.assigned(ONE, OTHER);
        rig.take(ONE, "lost");
        rig.take(OTHER, "kept");
        rig.engine.lose(rig.member, List.of(ONE));

        rig.settle();

        assertThat(broker.keys(ANSWERS)).containsExactly("kept");
    }

    @Test
    void aLateRevocationLeavesThePartitionToItsNewOwner() {
        rig.assigned(ONE);
        ConsumerMembership newOwner = () -> new ConsumerGroupMetadata("group");
        rig.engine.assign(newOwner, List.of(ONE));
        rig.settle();

        rig.engine.lose(rig.member, List.of(ONE));
        rig.engine.deliver(newOwner, List.of(rig.append(ONE, "a", "a")));
        rig.settle();

        assertThat(broker.keys(ANSWERS)).containsExactly("a");
    }

    /** The records of the earlier owner may follow records that the new owner does not have yet. */
    @Test
    void recordsOfAnOwnerOfBeforeAreLeftOut() {
        rig.assigned(ONE);
        rig.append(ONE, "a", "a");
        ConsumerMembership newOwner = () -> new ConsumerGroupMetadata("group");
        rig.engine.assign(newOwner, List.of(ONE));
        rig.settle();

        rig.deliver(List.of(rig.append(ONE, "b", "b")));
        rig.settle();

        assertThat(rig.committed(ONE)).isZero();
        assertThat(rig.pool.calls).isEmpty();
    }

    @Test
    void whatTheJournalKnowsHasNoSecondEffect() {
        rig.assigned(ONE);
        rig.take(ONE, "a");
        rig.settle();

        rig.take(ONE, "a", "b");
        rig.settle();

        assertThat(broker.keys(ANSWERS)).containsExactly("a", "b");
        assertThat(rig.events).contains("no answer 1");
        assertThat(rig.committed(ONE)).isEqualTo(3);
    }

    @Test
    void recordsThatTheCrashedOwnerCannotHaveHeldAreNotInDoubt() {
        VirtualBroker broker = new VirtualBroker();
        EngineRig crashed = new EngineRig(broker, EngineRig.policy(), EngineRig.limits()).assigned(ONE);
        crashed.take(ONE, "first");
        IntStream.rangeClosed(1, PartitionWork.SUSPECTS_MAX).forEach(i -> crashed.append(ONE, "r" + i, "r" + i));

        EngineRig next = new EngineRig(broker, EngineRig.policy(), EngineRig.limits()).assigned(ONE);
        broker.input.get(ONE).values().forEach(record -> {
            next.deliver(List.of(record));
            next.settle();
        });

        assertThat(next.pool.progress)
                .containsEntry("user-r1", Progress.UNCERTAIN)
                .containsEntry("user-r" + PartitionWork.SUSPECTS_MAX, Progress.NONE);
    }
}

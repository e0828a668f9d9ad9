package io.authflow.messaging.engine;

import static io.authflow.messaging.engine.EngineRig.ANSWERS;
import static io.authflow.messaging.engine.EngineRig.ONE;
import static io.authflow.messaging.engine.EngineRig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.claim.RequestClaims;
import io.authflow.messaging.claim.VirtualClaims;
import io.authflow.messaging.record.EventReader;
import io.authflow.messaging.record.Reading;
import io.authflow.messaging.record.RecordReader;
import io.authflow.messaging.step.InboundEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Checks that one request id is one flow, whatever partitions its records are on. */
class ClaimingTest {
    private static final String FAILED = "auth.failed.v1";
    private static final String DEAD_LETTERS = "auth.dead-letter.login-service.v1";

    private final AtomicBoolean isDown = new AtomicBoolean();
    private final VirtualClaims claims = new VirtualClaims();
    private final EngineRig rig = rig(claims.instance(new VirtualClaims.Network() {
        @Override
        public boolean isDown() {
            return isDown.get();
        }
    }));

    private static EngineRig rig(RequestClaims claims) {
        return new EngineRig(reader(), claims).assigned(ONE, OTHER);
    }

    /** Reads as check-service does: the fingerprint differs between users, and the reader may refuse a request. */
    private static RecordReader<UserFound> reader() {
        EventReader<UserFound> events = new EventReader<>(UserFound.class);
        return consumed -> {
            InboundEvent<UserFound> inbound = ((Reading.Readable<UserFound>) events.read(consumed)).inbound();
            String user = inbound.event().username();
            return user.startsWith("refused")
                    ? new Reading.Refused<>(
                            new AuthFailed(inbound.event().requestId(), null, Step.CHECK, FailureCode.OUT_OF_RANGE),
                            inbound.envelope(),
                            user)
                    : new Reading.Readable<>(inbound, user);
        };
    }

    private void deliver(ConsumerRecord<byte[], byte[]> record) {
        rig.deliver(List.of(record));
        rig.settle();
    }

    @Test
    void anIdOfTwoUsersIsTheFlowOfTheFirstAndAConflictOfTheOther() {
        deliver(rig.append(ONE, "k1", "id", "alice"));
        deliver(rig.append(OTHER, "k2", "id", "bob"));

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("id");
        assertThat(rig.broker.keys(DEAD_LETTERS)).containsExactly("id");
        assertThat(rig.broker.keys(FAILED)).isEmpty();
        assertThat(rig.pool.calls).containsExactly("alice");
    }

    @Test
    void theSameRequestOnTwoPartitionsIsOneFlow() {
        rig.deliver(List.of(rig.append(ONE, "k1", "id", "alice"), rig.append(OTHER, "k2", "id", "alice")));
        rig.settle();

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("id");
        assertThat(rig.broker.keys(DEAD_LETTERS)).isEmpty();
        assertThat(rig.committed(OTHER)).isEqualTo(1);
    }

    @Test
    void threeRecordsOnOnePartitionAreComparedWithTheOwnerEach() {
        rig.deliver(List.of(
                rig.append(ONE, "k1", "id", "alice"),
                rig.append(ONE, "k2", "id", "bob"),
                rig.append(ONE, "k3", "id", "alice")));
        rig.settle();

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("id");
        assertThat(rig.broker.keys(DEAD_LETTERS)).containsExactly("id");
    }

    @Test
    void anIdStaysTakenAfterTheEndOfItsFlow() {
        rig.deliver(List.of(rig.append(ONE, "k1", "id", "alice")));
        rig.settle();
        rig.freeze(Duration.ofHours(7));

        rig.deliver(List.of(rig.append(OTHER, "k2", "id", "bob"), rig.append(OTHER, "k3", "id", "alice")));
        rig.settle();

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("id");
        assertThat(rig.broker.keys(DEAD_LETTERS)).containsExactly("id");
    }

    @Test
    void aRecordThatWasClaimedBeforeACrashGoesOn() {
        rig.pool.fail("alice", FailureCode.COGNITO_UNAVAILABLE);
        ConsumerRecord<byte[], byte[]> record = rig.append(ONE, "k1", "id", "alice");
        rig.deliver(List.of(record));
        rig.settle();
        EngineRig next = rig(claims.instance(new VirtualClaims.Network() {}));

        next.append(ONE, "k1", "id", "alice");
        next.deliver(List.of(record));
        next.settle();

        assertThat(next.broker.keys(ANSWERS)).containsExactly("id");
        assertThat(claims.written()).isEqualTo(1);
    }

    @Test
    void aRefusedRequestUsesUpItsId() {
        deliver(rig.append(ONE, "k1", "id", "refused"));
        deliver(rig.append(OTHER, "k2", "id", "alice"));

        assertThat(rig.broker.keys(FAILED)).containsExactly("id");
        assertThat(rig.broker.keys(DEAD_LETTERS)).containsExactly("id");
        assertThat(rig.broker.keys(ANSWERS)).isEmpty();
    }

    @Test
    void aRequestThatWasAcceptedElsewhereIsNotRefused() {
        deliver(rig.append(ONE, "k1", "id", "alice"));
        deliver(rig.append(OTHER, "k2", "id", "refused"));

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("id");
        assertThat(rig.broker.keys(DEAD_LETTERS)).containsExactly("id");
        assertThat(rig.broker.keys(FAILED)).isEmpty();
    }

    /** The owner is unknown, so the terminal event might be a second one for that request. */
    @Test
    void aRecordWaitsForItsClaimWithoutEverBeingGivenUp() {
        isDown.set(true);
        rig.deliver(List.of(rig.append(ONE, "k1", "id", "alice"), rig.append(OTHER, "k2", "bad", "refused")));
        rig.pass(Duration.ofMinutes(20));
        assertThat(rig.broker.output).isEmpty();
        assertThat(rig.engine.status().waits()).containsOnlyKeys(FailureCode.CLAIM_UNAVAILABLE);

        isDown.set(false);
        rig.pass(Duration.ofSeconds(31));

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("id");
        assertThat(rig.broker.keys(FAILED)).containsExactly("bad");
    }

    @Test
    void aLostClaimDropsWhatTheCallBrought() {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        RequestClaims elsewhere = claims.instance(new VirtualClaims.Network() {});
        EngineRig rival = rig(elsewhere);
        EngineRig overtaken = rig(claims.instance(new VirtualClaims.Network() {
            @Override
            public void wait(VirtualClaims all) {
                if (isFirst.getAndSet(false)) {
                    rival.append(OTHER, "k2", "before", "carol");
                    rival.deliver(List.of(rival.append(OTHER, "k2", "id", "bob")));
                    rival.settle();
                }
            }
        }));

        overtaken.deliver(List.of(overtaken.append(ONE, "k1", "id", "alice")));
        overtaken.settle();

        assertThat(overtaken.pool.calls).containsExactly("alice");
        assertThat(overtaken.broker.keys(ANSWERS)).isEmpty();
        assertThat(overtaken.broker.keys(DEAD_LETTERS)).containsExactly("id");
        assertThat(rival.broker.keys(ANSWERS)).containsExactly("id");
    }

    @Test
    void aRefusalDoesNotEndAnOutage() {
        rig.pool.goDown();
        for (int i = 0; i < 20; i++) {
            rig.take(ONE, "r" + i);
        }
        rig.pass(Duration.ofSeconds(5));
        assertThat(rig.events).contains("outage 0 true");

        rig.deliver(List.of(rig.append(ONE, "k", "bad", "refused")));
        rig.pass(Duration.ofSeconds(5));

        assertThat(rig.broker.keys(FAILED)).containsExactly("bad");
        assertThat(rig.events).doesNotContain("outage 0 false");
    }

    /** Only a decision about a claim can show that claims are decided again. */
    @Test
    void anOutageOfClaimsEndsWithTheFirstDecision() {
        isDown.set(true);
        IntStream.range(0, 600).forEach(i -> rig.deliver(List.of(rig.append(ONE, "k" + i, "bad" + i, "refused" + i))));
        rig.take(ONE, "good");
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.events).contains("outage 0 true");

        isDown.set(false);
        rig.pass(Duration.ofSeconds(31));

        assertThat(rig.events).contains("outage 0 false");
        assertThat(rig.broker.keys(ANSWERS)).containsExactly("good");
        assertThat(rig.broker.keys(FAILED)).hasSize(600);
    }

    /** The wait for a claim is no failure of Cognito. */
    @Test
    void aRequestThatWaitedForItsClaimHasTimeForRetries() {
        isDown.set(true);
        rig.take(ONE, "a");
        rig.pass(Duration.ofMinutes(6));
        assertThatFailuresOfTheStepAreRetried();
    }

    @Test
    void aRequestWhoseWaitForItsClaimWasInterruptedByARebalanceHasTimeForRetries() {
        isDown.set(true);
        rig.take(ONE, "a");
        rig.pass(Duration.ofSeconds(5));
        rebalance();
        rig.pass(Duration.ofMinutes(6));
        assertThatFailuresOfTheStepAreRetried();
    }

    private void assertThatFailuresOfTheStepAreRetried() {
        isDown.set(false);
        rig.pool.fail("user-a", FailureCode.THROTTLED);
        rig.pass(Duration.ofSeconds(31));
        rig.pool.heal("user-a");
        rig.pass(Duration.ofSeconds(31));

        assertThat(rig.broker.keys(FAILED)).isEmpty();
        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a");
    }

    /** An alert waits for an age of one minute. */
    @Test
    void theAgeOfAWaitForAClaimGoesOnAfterARebalance() {
        isDown.set(true);
        rig.take(ONE, "a");
        for (int i = 0; i < 4; i++) {
            rig.pass(Duration.ofSeconds(30));
            rebalance();
        }
        rig.pass(Duration.ofSeconds(1));

        EngineStatus.Waits waits = rig.engine.status().waits().get(FailureCode.CLAIM_UNAVAILABLE);
        assertThat(waits.longest()).isBetween(Duration.ofSeconds(115), Duration.ofSeconds(121));
    }

    private void rebalance() {
        rig.release(ONE);
        rig.assigned(ONE);
        rig.deliver(rig.broker.input.get(ONE).values());
    }
}

package io.authflow.messaging.engine;

import io.authflow.messaging.claim.RequestClaims;
import io.authflow.messaging.claim.RequestClaims.Claim;
import io.authflow.messaging.claim.RequestClaims.Verdict;
import io.authflow.messaging.claim.VirtualClaims;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.record.RecordSource;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/** The claims of a service's instances. Sometimes a claim or its answer is lost. */
final class SimulatedClaims {
    private static final int LOST_PERCENT = 6;
    private static final Claim NOT_HEARD = new Claim() {
        @Override
        public boolean isLost() {
            return true;
        }

        @Override
        public Verdict await() {
            return Verdict.UNDECIDED;
        }
    };

    private final SimulatedWorld world;
    private final VirtualClaims claims = new VirtualClaims();

    SimulatedClaims(SimulatedWorld world) {
        this.world = world;
    }

    /**
     * The claims as that process sees them.
     *
     * @param mayCall whether the process may still make a call for that partition; a decision that comes later is not heard
     */
    RequestClaims of(SimulatedProcess process, Predicate<TopicPartition> mayCall) {
        RequestClaims claims = of(process);
        return new RequestClaims() {
            @Override
            public Claim claim(JournalEntry entry, RecordSource origin) {
                Claim claim = claims.claim(entry, origin);
                return mayCall.test(new TopicPartition(origin.topic(), origin.partition())) ? claim : NOT_HEARD;
            }

            @Override
            public void awaitLoaded() {}
        };
    }

    private RequestClaims of(SimulatedProcess process) {
        return claims.decidedInstance(new VirtualClaims.Network() {
            @Override
            public void wait(VirtualClaims claims) {
                world.meanwhile(process);
            }

            @Override
            public boolean isDown() {
                return process.isDead() || process.isCut() || world.percent(LOST_PERCENT);
            }

            @Override
            public long nanos() {
                return world.nanos();
            }
        });
    }
}

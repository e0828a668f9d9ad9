package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.guarantee.EveryRequestEndsOnce;
import io.authflow.e2e.guarantee.EveryTokenIsRevoked;
import io.authflow.e2e.guarantee.NoSecretOnTheWire;
import io.authflow.e2e.guarantee.NoSessionEndsEarly;
import io.authflow.e2e.wire.RawTopics;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Checks the guarantees for everything that the suite has published. So this class runs last. */
@Order(Integer.MAX_VALUE)
@TestInstance(Lifecycle.PER_CLASS)
@InEachEnvironment
class GuaranteesIT {
    private final Suite suite;

    GuaranteesIT(Suite suite) {
        this.suite = suite;
    }

    /** So that there is something to judge where this class runs alone. */
    @BeforeAll
    void publishesAFlowOfEachBranch() {
        String user = suite.newUser();
        String password = suite.newPassword();
        suite.awaitEnd(suite.requests().publish(user, password, 1));
        suite.awaitEnd(suite.requests().publish(user, password, 1));
    }

    @Test
    void everyRequestEndsOnce() {
        assertThat(new EveryRequestEndsOnce(suite.records()).violations()).isEmpty();
    }

    @Test
    void noSessionEndsEarly() {
        assertThat(new NoSessionEndsEarly(suite.records(), suite.pool().ledger()).violations())
                .isEmpty();
    }

    @Test
    void everyTokenIsRevoked() {
        assertThat(new EveryTokenIsRevoked(suite.pool().ledger()).violations()).isEmpty();
    }

    @Test
    void noSecretIsOnTheWireOrInTheLog() {
        List<String> log = suite.authflow().log();
        assertThat(suite.pool().tokens()).isNotEmpty();
        assertThat(log).anyMatch(line -> line.contains("io.authflow"));

        try (RawTopics everything = RawTopics.everything(suite.authflow().bootstrapServers())) {
            assertThat(new NoSecretOnTheWire(suite.passwords(), suite.pool().tokens(), everything.readToEnd(), log)
                            .violations())
                    .isEmpty();
        }
    }
}

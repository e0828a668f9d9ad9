package io.authflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks on a real broker that a record that is delivered or sent again has no second effect. */
class JournalIT {
    private static TestServiceRun run;

    @BeforeAll
    static void start() {
        run = new TestServiceRun();
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void whatIsDeliveredAgainHasNoSecondEffect() {
        run.publish("again", "again");
        run.awaitOutput("auth.logged-in.v1", "again");

        run.publish("again", "again");
        run.publish("after-again", "after-again");

        run.awaitOutput("auth.logged-in.v1", "after-again");
        assertThat(run.keys("auth.logged-in.v1", List.of("again"))).hasSize(1);
        assertThat(run.service().calls.get("again")).hasValue(1);
    }

    @Test
    void anotherUserUnderATakenIdIsAConflictAndNotLeftOut() {
        run.publish("of-two-users", "one-user");
        run.awaitOutput("auth.logged-in.v1", "of-two-users");

        run.publish("of-two-users", "other-user", TestServiceRun.OTHER_USER);

        run.awaitOutput("auth.dead-letter.login-service.v1", "of-two-users");
        assertThat(run.keys("auth.logged-in.v1", List.of("of-two-users"))).hasSize(1);
        assertThat(run.keys("auth.failed.v1", List.of("of-two-users"))).isEmpty();
    }

    @Test
    void ofTwoInOneBatchTheFirstHasItsEffect() {
        run.inOneBatch(List.of("twice", "twice", "after-twice"));

        run.awaitOutput("auth.logged-in.v1", "after-twice");
        assertThat(run.keys("auth.logged-in.v1", List.of("twice"))).hasSize(1);
        assertThat(run.service().calls.get("twice")).hasValue(1);
    }

    @Test
    void anotherInstanceKnowsWhatWasTaken() {
        run.publish("handed-over", "handed-over");
        run.awaitOutput("auth.logged-in.v1", "handed-over");

        run.inOneBatch(List.of("handed-over", "after-handing-over"));

        run.awaitOutput("auth.logged-in.v1", "after-handing-over");
        assertThat(run.keys("auth.logged-in.v1", List.of("handed-over"))).hasSize(1);
    }

    @Test
    void aRefusedRequestIsNotRefusedTwice() {
        run.publish("refused-twice", "refused-again");
        run.awaitOutput("auth.failed.v1", "refused-twice");

        run.inOneBatch(List.of("refused-twice", "after-refused-twice"));

        run.awaitOutput("auth.logged-in.v1", "after-refused-twice");
        assertThat(run.keys("auth.failed.v1", List.of("refused-twice"))).hasSize(1);
    }

    @Test
    void poisonThatEndsAFlowTakesItsId() {
        run.publishPoison("ended-by-poison");
        run.awaitOutput("auth.failed.v1", "ended-by-poison");

        run.inOneBatch(List.of("ended-by-poison", "after-poison-ended-it"));

        run.awaitOutput("auth.logged-in.v1", "after-poison-ended-it");
        assertThat(run.keys("auth.logged-in.v1", List.of("ended-by-poison"))).isEmpty();
    }

    @Test
    void poisonUnderATakenIdDoesNotEndItsFlow() {
        run.publish("untouched", "untouched");
        run.awaitOutput("auth.logged-in.v1", "untouched");

        run.publishPoison("untouched");

        run.awaitOutput("auth.dead-letter.login-service.v1", "untouched");
        assertThat(run.keys("auth.failed.v1", List.of("untouched"))).isEmpty();
    }
}

package io.authflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.messaging.testing.Bomb;
import io.authflow.messaging.testing.WireRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks that a small compressed record that takes much memory becomes a dead letter, and that its partition continues.
 */
class OversizeRecordIT {
    private static final String DEAD_LETTERS = "auth.dead-letter.login-service.v1";

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
    void becomesADeadLetterAndHoldsNothingUp() {
        run.publish("before", "before");
        RecordMetadata bomb = Bomb.publish(run.broker(), "auth.user-found.v1");
        run.publish("behind", "behind");

        run.awaitOutput("auth.logged-in.v1", "behind");

        run.awaitOutput("auth.logged-in.v1", "before");
        WireRecord deadLetter = Awaitility.await()
                .until(() -> run.broker().read(DEAD_LETTERS), found -> found.size() == 1)
                .get(0);
        assertThat(deadLetter.field("code")).isEqualTo("TOO_LARGE");
        assertThat(deadLetter.json().get("offset").asLong()).isEqualTo(bomb.offset());
    }
}

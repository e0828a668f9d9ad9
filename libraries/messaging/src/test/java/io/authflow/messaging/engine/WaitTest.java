package io.authflow.messaging.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitTest {
    private static final long SECOND = 1_000_000_000L;

    /** An alert watches the age of waiting records. */
    @Test
    void aLongWaitForAClaimIsSeenButNoFailureOfTheStep() {
        Wait wait = Wait.after(null, FailureCode.CLAIM_UNAVAILABLE, Progress.NONE, 0);
        for (int i = 1; i <= 120; i++) {
            wait = Wait.after(wait, FailureCode.CLAIM_UNAVAILABLE, Progress.NONE, 30 * i * SECOND);
        }

        assertThat(wait.lasted(3_600 * SECOND)).isEqualTo(Duration.ofHours(1));
        assertThat(wait.failing(3_600 * SECOND)).isEqualTo(Duration.ZERO);
    }

    /** The give-up time of five minutes must not begin at a rebalance. */
    @Test
    void aWaitForAClaimIsNoFailureOfTheStepAtTheNextOwnerEither() {
        Wait wait = Wait.after(null, FailureCode.CLAIM_UNAVAILABLE, Progress.NONE, 0);
        wait = Wait.resumed(wait.handedOver(50 * SECOND), 50 * SECOND);
        wait = Wait.after(wait, FailureCode.CLAIM_UNAVAILABLE, Progress.NONE, 360 * SECOND);
        assertThat(wait.failing(360 * SECOND)).isEqualTo(Duration.ZERO);
        assertThat(wait.lasted(360 * SECOND)).isEqualTo(Duration.ofMinutes(6));

        wait = Wait.after(wait, FailureCode.THROTTLED, Progress.NONE, 370 * SECOND);

        assertThat(wait.failing(400 * SECOND)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aLostClaimDoesNotRestartTheTimeOfEarlierFailures() {
        Wait wait = Wait.after(null, FailureCode.COGNITO_UNAVAILABLE, Progress.NONE, 0);
        wait = Wait.after(wait, FailureCode.CLAIM_UNAVAILABLE, Progress.NONE, 240 * SECOND);
        wait = Wait.after(wait, FailureCode.COGNITO_UNAVAILABLE, Progress.NONE, 300 * SECOND);

        assertThat(wait.failing(300 * SECOND)).isEqualTo(Duration.ofMinutes(5));
    }
}

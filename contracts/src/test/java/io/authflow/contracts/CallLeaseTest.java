package io.authflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CallLeaseTest {
    private final AtomicBoolean isValid = new AtomicBoolean(true);

    @Test
    void anAttemptMaySendWhileItsLeaseRuns() {
        String answer = CallLease.during(isValid::get, () -> sent("one"));

        assertThat(answer).isEqualTo("one");
    }

    @Test
    void anAttemptSendsNothingMoreAfterItsLease() {
        assertThatExceptionOfType(LeaseEndedException.class)
                .isThrownBy(() -> CallLease.during(isValid::get, () -> {
                    sent("one");
                    isValid.set(false);
                    return sent("two");
                }))
                .withMessageStartingWith("two was not called")
                .satisfies(thrown -> assertThat(thrown.progress()).isEqualTo(Progress.NONE));
    }

    @Test
    void aLeaseEndsWithItsAttempt() {
        isValid.set(false);
        CallLease.during(isValid::get, () -> "nothing is sent");

        assertThatCode(() -> sent("one")).doesNotThrowAnyException();
    }

    private static String sent(String operation) {
        CallLease.require(operation);
        return operation;
    }
}

package io.authflow.messaging;

import io.authflow.contracts.KeyedHash;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service works through its records.
 *
 * @param deadLetterKey base64 of 32 bytes or more, with which the values of dead letters are hashed
 * @param giveUpAfter from the first transient failure of a record to {@code UNAVAILABLE}
 * @param poisonAfter from the first unforeseen failure of a record to its dead letter
 * @param backoffBase the longest wait of a record after its first failure, full jitter
 * @param backoffMax the longest wait of a record after any failure
 * @param callsInFlight how many records of all partitions together are in their step at a time
 */
@ConfigurationProperties("authflow.messaging")
public record MessagingSettings(
        String deadLetterKey,
        @DefaultValue("5m") Duration giveUpAfter,
        @DefaultValue("5m") Duration poisonAfter,
        @DefaultValue("1s") Duration backoffBase,
        @DefaultValue("30s") Duration backoffMax,
        @DefaultValue("64") int callsInFlight) {
    private static final int CALLS_MAX = 4_096;

    public MessagingSettings {
        if (deadLetterKey == null || deadLetterKey.isBlank()) {
            throw new IllegalArgumentException(
                    "authflow.messaging.dead-letter-key is not set. Set AUTHFLOW_MESSAGING_DEAD_LETTER_KEY to base64 of at"
                            + " least 32 random bytes.");
        }
        if (giveUpAfter.isNegative() || poisonAfter.isNegative()) {
            throw new IllegalArgumentException("authflow.messaging.give-up-after and poison-after are not negative");
        }
        if (callsInFlight < 1 || callsInFlight > CALLS_MAX) {
            throw new IllegalArgumentException(
                    "authflow.messaging.calls-in-flight is from 1 to " + CALLS_MAX + ", not " + callsInFlight);
        }
    }

    /** Hashes the values of dead letters. */
    public KeyedHash deadLetterHash() {
        return KeyedHash.ofBase64(deadLetterKey);
    }

    FailurePolicy failurePolicy() {
        return new FailurePolicy(giveUpAfter, poisonAfter, backoffBase, backoffMax);
    }

    @Override
    public String toString() {
        return "MessagingSettings[deadLetterKey=***, giveUpAfter=" + giveUpAfter + ", poisonAfter=" + poisonAfter
                + ", backoffBase=" + backoffBase + ", backoffMax=" + backoffMax + ", callsInFlight=" + callsInFlight
                + "]";
    }
}

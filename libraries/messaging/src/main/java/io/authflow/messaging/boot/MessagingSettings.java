package io.authflow.messaging.boot;

import io.authflow.contracts.KeyedHash;
import io.authflow.messaging.step.FailurePolicy;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a service works through its records.
 *
 * @param deadLetterKey base64 of 32 bytes or more, with which the values of dead letters are hashed; required
 * @param giveUpAfter from the first transient failure of a record to UNAVAILABLE, zero or more; logout never gives up
 * @param poisonAfter from the first of the latest unforeseen failures of a record to its dead letter, zero or more; logout never
 *     gives up
 * @param backoffBase the longest wait of a record after its first failure, full jitter, above zero
 * @param backoffMax the longest wait of a record after any failure, at least the base
 * @param callsInFlight how many records of all partitions together are in their step at a time, 1 to 4,096
 * @param heldRecords records of a partition in memory from which on the partition takes no new ones, 1 to 4,096
 * @param waitingRecords records of a partition that wait after a failure from which on the partition takes no new ones, 1 to 200
 * @param heldBytes bytes of records in memory from which on a partition takes new ones only while it holds less than an
 *     equal share, 64 KB or more
 * @param lingerMax the longest time that a result waits for others to share its transaction, 0 to 1 s
 * @param drainTimeout how long a partition that goes to another instance waits for the results of its calls, 0 to 60 s
 * @param journalEntries how many requests of a partition are remembered for sure, 1 to 10,000,000; at most twice as many
 *     are, in 27 to 54 bytes each
 * @param journalPatience how long the reading of a partition's journal may take, above zero, up to 30 s
 */
@ConfigurationProperties("authflow.messaging")
public record MessagingSettings(
        @Nullable String deadLetterKey,
        @DefaultValue("5m") Duration giveUpAfter,
        @DefaultValue("5m") Duration poisonAfter,
        @DefaultValue("1s") Duration backoffBase,
        @DefaultValue("30s") Duration backoffMax,
        @DefaultValue("64") int callsInFlight,
        @DefaultValue("1024") int heldRecords,
        @DefaultValue("200") int waitingRecords,
        @DefaultValue("16MB") DataSize heldBytes,
        @DefaultValue("40ms") Duration lingerMax,
        @DefaultValue("12s") Duration drainTimeout,
        @DefaultValue("100000") int journalEntries,
        @DefaultValue("20s") Duration journalPatience) {
    private static final int JOURNAL_MAX = 10_000_000;
    private static final Duration PATIENCE_MAX = Duration.ofSeconds(30);
    private static final int CALLS_MAX = 4_096;
    private static final int HELD_MAX = 4_096;
    private static final int WAITING_MAX = 200;
    private static final DataSize HELD_BYTES_MIN = DataSize.ofKilobytes(64);
    private static final Duration LINGER_LIMIT = Duration.ofSeconds(1);
    private static final Duration DRAIN_MAX = Duration.ofSeconds(60);
    private static final String DEAD_LETTER_KEY = "authflow.messaging.dead-letter-key";

    public MessagingSettings {
        RequiredSetting.hashKey(DEAD_LETTER_KEY, deadLetterKey);
        if (giveUpAfter.isNegative() || poisonAfter.isNegative()) {
            throw new IllegalArgumentException("authflow.messaging.give-up-after or poison-after is negative. Set"
                    + " AUTHFLOW_MESSAGING_GIVE_UP_AFTER and AUTHFLOW_MESSAGING_POISON_AFTER to durations such as 5m.");
        }
        checkRange("calls-in-flight", callsInFlight, CALLS_MAX);
        checkRange("held-records", heldRecords, HELD_MAX);
        checkRange("waiting-records", waitingRecords, WAITING_MAX);
        if (heldBytes.compareTo(HELD_BYTES_MIN) < 0) {
            throw new IllegalArgumentException("authflow.messaging.held-bytes is " + heldBytes
                    + ". Set AUTHFLOW_MESSAGING_HELD_BYTES to 64KB or more, such as 16MB.");
        }
        if (lingerMax.isNegative() || lingerMax.compareTo(LINGER_LIMIT) > 0) {
            throw new IllegalArgumentException("authflow.messaging.linger-max is " + lingerMax
                    + ". Set AUTHFLOW_MESSAGING_LINGER_MAX to 0s to 1s, such as 40ms.");
        }
        if (drainTimeout.isNegative() || drainTimeout.compareTo(DRAIN_MAX) > 0) {
            throw new IllegalArgumentException("authflow.messaging.drain-timeout is " + drainTimeout
                    + ". Set AUTHFLOW_MESSAGING_DRAIN_TIMEOUT to 0s to 60s.");
        }
        checkRange("journal-entries", journalEntries, JOURNAL_MAX);
        if (journalPatience.toMillis() < 1 || journalPatience.compareTo(PATIENCE_MAX) > 0) {
            throw new IllegalArgumentException("authflow.messaging.journal-patience is " + journalPatience
                    + ". Set AUTHFLOW_MESSAGING_JOURNAL_PATIENCE above zero, and to 30s at most: after 2 minutes Kafka"
                    + " gives the partition to another instance.");
        }
        FailurePolicy.checkBackoff(backoffBase, backoffMax);
    }

    private static void checkRange(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(
                    "authflow.messaging." + name + " is " + value + ". Set AUTHFLOW_MESSAGING_"
                            + name.toUpperCase(Locale.ROOT).replace('-', '_') + " to 1 to " + max + ".");
        }
    }

    /** Hashes the values of dead letters. */
    public KeyedHash deadLetterHash() {
        return RequiredSetting.hashKey(DEAD_LETTER_KEY, deadLetterKey);
    }

    FailurePolicy failurePolicy() {
        return new FailurePolicy(giveUpAfter, poisonAfter, backoffBase, backoffMax);
    }

    @Override
    public String toString() {
        return "MessagingSettings[deadLetterKey=***, giveUpAfter=" + giveUpAfter + ", poisonAfter=" + poisonAfter
                + ", backoffBase=" + backoffBase + ", backoffMax=" + backoffMax + ", callsInFlight=" + callsInFlight
                + ", heldRecords=" + heldRecords + ", waitingRecords=" + waitingRecords + ", heldBytes=" + heldBytes
                + ", lingerMax=" + lingerMax + ", drainTimeout=" + drainTimeout + ", journalEntries=" + journalEntries
                + ", journalPatience="
                + journalPatience + "]";
    }
}

package io.authflow.messaging.boot;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.messaging.testing.BoundSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class MessagingSettingsTest {
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Test
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new MessagingSettings(
                        KEY,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        64,
                        1_024,
                        200,
                        DataSize.ofMegabytes(16),
                        Duration.ofMillis(40),
                        Duration.ofSeconds(12),
                        100_000,
                        Duration.ofSeconds(20)));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(bound(Map.ofEntries(
                        entry("give-up-after", "1m"),
                        entry("poison-after", "2m"),
                        entry("backoff-base", "3s"),
                        entry("backoff-max", "4s"),
                        entry("calls-in-flight", "5"),
                        entry("held-records", "8"),
                        entry("waiting-records", "9"),
                        entry("held-bytes", "64KB"),
                        entry("linger-max", "11ms"),
                        entry("drain-timeout", "10s"),
                        entry("journal-entries", "6"),
                        entry("journal-patience", "7s"))))
                .isEqualTo(new MessagingSettings(
                        KEY,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        5,
                        8,
                        9,
                        DataSize.ofKilobytes(64),
                        Duration.ofMillis(11),
                        Duration.ofSeconds(10),
                        6,
                        Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource({
        "give-up-after, -1s, AUTHFLOW_MESSAGING_GIVE_UP_AFTER",
        "poison-after, -1s, AUTHFLOW_MESSAGING_POISON_AFTER",
        "backoff-base, 0s, AUTHFLOW_MESSAGING_BACKOFF_BASE",
        "backoff-max, 500ms, AUTHFLOW_MESSAGING_BACKOFF_MAX",
        "calls-in-flight, 0, AUTHFLOW_MESSAGING_CALLS_IN_FLIGHT",
        "calls-in-flight, 4097, AUTHFLOW_MESSAGING_CALLS_IN_FLIGHT",
        "linger-max, 1001ms, AUTHFLOW_MESSAGING_LINGER_MAX",
        "held-records, 0, AUTHFLOW_MESSAGING_HELD_RECORDS",
        "held-records, 4097, AUTHFLOW_MESSAGING_HELD_RECORDS",
        "waiting-records, 201, AUTHFLOW_MESSAGING_WAITING_RECORDS",
        "held-bytes, 63KB, AUTHFLOW_MESSAGING_HELD_BYTES",
        "drain-timeout, -1s, AUTHFLOW_MESSAGING_DRAIN_TIMEOUT",
        "drain-timeout, 61s, AUTHFLOW_MESSAGING_DRAIN_TIMEOUT",
        "journal-entries, 0, AUTHFLOW_MESSAGING_JOURNAL_ENTRIES",
        "journal-patience, 31s, AUTHFLOW_MESSAGING_JOURNAL_PATIENCE",
        "dead-letter-key, c2hvcnQ=, AUTHFLOW_MESSAGING_DEAD_LETTER_KEY"
    })
    void violationNamesTheVariableToSet(String key, String value, String variable) {
        assertThatThrownBy(() -> bound(Map.of(key, value))).rootCause().hasMessageContaining(variable);
    }

    @Test
    void printsNoKey() {
        assertThat(bound(Map.of()).toString()).doesNotContain("AAAA");
    }

    private static MessagingSettings bound(Map<String, String> keys) {
        Map<String, String> full = new HashMap<>(Map.of("authflow.messaging.dead-letter-key", KEY));
        keys.forEach((key, value) -> full.put("authflow.messaging." + key, value));
        return BoundSettings.of(MessagingSettings.class, full);
    }
}

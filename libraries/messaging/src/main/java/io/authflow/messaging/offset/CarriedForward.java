package io.authflow.messaging.offset;

import io.authflow.contracts.Progress;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.record.KafkaRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Copies of waiting records at the end of their own topic. A step that never gives up makes such a copy before the
 * topic's retention deletes the record. It also makes one when a partition is close to its limits. The copy's header
 * holds the failed attempts.
 */
public final class CarriedForward {
    public static final String HEADER = "authflow-attempts";

    private static final Pattern FORM = Pattern.compile("(\\d{1,9});(\\d{1,9});([A-Z]{1,16})");

    private CarriedForward() {}

    public static EventRecord copy(ConsumerRecord<byte[], byte[]> consumed, EarlierAttempts attempts) {
        Map<String, String> headers = new HashMap<>(KafkaRecords.texts(consumed.headers()));
        headers.put(
                HEADER,
                attempts.count() + ";" + attempts.waited().toSeconds() + ";"
                        + attempts.progress().name());
        String key = consumed.key() == null ? null : new String(consumed.key(), StandardCharsets.UTF_8);
        return new EventRecord(consumed.topic(), key, headers, consumed.value());
    }

    /**
     * Reads the failed attempts from the header.
     *
     * @return null if the record is not such a copy
     */
    public static @Nullable EarlierAttempts read(ConsumerRecord<byte[], byte[]> consumed) {
        String header = KafkaRecords.texts(consumed.headers()).get(HEADER);
        Matcher matcher = FORM.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return null;
        }
        int count = Math.max(1, Integer.parseInt(matcher.group(1)));
        Duration waited = Duration.ofSeconds(Long.parseLong(matcher.group(2)));
        return new EarlierAttempts(count, waited, Duration.ZERO, null, progress(matcher.group(3)));
    }

    /** An unknown name counts as UNCERTAIN, the most careful value. */
    private static Progress progress(String word) {
        for (Progress progress : Progress.values()) {
            if (progress.name().equals(word)) {
                return progress;
            }
        }
        return Progress.UNCERTAIN;
    }
}

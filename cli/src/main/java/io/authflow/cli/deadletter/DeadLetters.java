package io.authflow.cli.deadletter;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.UnreadableEventException;
import io.authflow.contracts.record.KafkaRecords;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.flowreader.BrokerAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters from the dead-letter topics of all services.
 *
 * @param entries the oldest first; a record with several dead letters of one service appears once
 * @param total number of dead letters that match the filter, including those beyond the limit
 * @param unreadable number of records that this release cannot read as dead letters
 */
public record DeadLetters(List<DeadLetterEntry> entries, long total, long unreadable) {
    /** Upper bound of the entries that are held in memory. */
    public static final int LIMIT_MAX = 100_000;

    private static final Duration POLL = Duration.ofMillis(200);

    public DeadLetters {
        entries = List.copyOf(entries);
    }

    /**
     * Reads all dead letters that exist now.
     *
     * @param limit how many entries to return, 1 to {@value #LIMIT_MAX}; all are counted
     * @throws DeadLetterException if the broker cannot be reached or refuses
     */
    public static DeadLetters read(BrokerAccess broker, Predicate<DeadLetterEntry> filter, int limit) {
        try (Consumer<byte[], byte[]> consumer = broker.consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            if (partitions.isEmpty()) {
                throw DeadLetterException.noTopics(broker);
            }
            return new Reading(filter, limit).run(consumer, partitions, broker.timeout());
        } catch (KafkaException e) {
            throw DeadLetterException.of(broker, e);
        }
    }

    /** Returns the oldest of these dead letters, up to a number. The counts stay. */
    public DeadLetters oldest(int limit) {
        return new DeadLetters(entries.subList(0, Math.min(limit, entries.size())), total, unreadable);
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        return TopicCatalogue.services().stream()
                .map(DeadLetter::topicOf)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static final class Reading {
        private final Predicate<DeadLetterEntry> filter;
        private final int limit;
        private final Map<String, DeadLetterEntry> found = new HashMap<>();
        private long beyond;
        private long unreadable;

        Reading(Predicate<DeadLetterEntry> filter, int limit) {
            this.filter = filter;
            this.limit = limit;
        }

        DeadLetters run(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Duration timeout) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            ProgressTimeout left = new ProgressTimeout(timeout);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<byte[], byte[]> some = consumer.poll(POLL);
                left.requireProgress(!some.isEmpty());
                some.forEach(this::take);
            }
            List<DeadLetterEntry> oldest = found.values().stream()
                    .sorted(Comparator.comparing(DeadLetterEntry::at).thenComparing(DeadLetterEntry::id))
                    .limit(limit)
                    .toList();
            return new DeadLetters(oldest, found.size() + beyond, unreadable);
        }

        private void take(ConsumerRecord<byte[], byte[]> message) {
            try {
                byte[] value = message.value() == null ? new byte[0] : message.value();
                DeadLetter letter = EventJson.read(value, DeadLetter.class);
                Instant at = Instant.ofEpochMilli(message.timestamp());
                keep(new DeadLetterEntry(letter, at, traceparent(letter, message, at)));
            } catch (UnreadableEventException e) {
                unreadable++;
            }
        }

        /** Returns the header only if it is well formed, because it is printed on a terminal. */
        private static @Nullable String traceparent(DeadLetter letter, ConsumerRecord<?, ?> message, Instant at) {
            RequestId any = RequestId.derive(message.topic(), message.partition(), message.offset(), at);
            return Headers.read(KafkaRecords.texts(message.headers()), DeadLetter.topicOf(letter.service()), any, at)
                    .traceparent();
        }

        /**
         * Picks the entry of the later record. If a topic was deleted and made again, two records may have had the same
         * place. Only the later one may still exist.
         */
        private static DeadLetterEntry later(DeadLetterEntry one, DeadLetterEntry other) {
            return other.letter().timestamp().isAfter(one.letter().timestamp()) ? other : one;
        }

        private void keep(DeadLetterEntry entry) {
            if (!filter.test(entry)) {
                return;
            }
            if (found.size() < LIMIT_MAX) {
                found.merge(entry.id(), entry, Reading::later);
            } else if (!found.containsKey(entry.id())) {
                beyond++;
            }
        }
    }
}

package io.authflow.flowreader;

import io.authflow.contracts.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;

/** Reads all topics of a flow from one point in time on, and picks the records of one request. */
public final class FlowReader implements AutoCloseable {
    /** How far the clock that made a request id may be ahead of the brokers' clocks: 5 min. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Comparator<FlowEvent> AS_IT_HAPPENED = Comparator.comparing(FlowEvent::appendedAt)
            .thenComparing(event -> event.type().map(Enum::ordinal).orElse(Integer.MAX_VALUE));

    private final BrokerAccess broker;
    private final Consumer<byte[], byte[]> consumer;
    private final FlowRecords records;
    private final List<String> expired;
    private final RecordListener listener;
    private FlowTopics topics;
    private Map<TopicPartition, Long> end = Map.of();
    private boolean hasSkipped;

    private FlowReader(BrokerAccess broker, RequestId requestId, RecordListener listener) {
        this(broker, requestId, listener, FlowTopics.find(broker), broker.consumer());
    }

    private FlowReader(
            BrokerAccess broker,
            RequestId requestId,
            RecordListener listener,
            FlowTopics topics,
            Consumer<byte[], byte[]> consumer) {
        this.listener = listener;
        this.broker = broker;
        this.topics = topics;
        this.consumer = consumer;
        this.records = new FlowRecords(requestId);
        this.expired = new ArrayList<>();
        consumer.assign(topics.partitions());
    }

    /** Reads from now on. This is for a request that the caller is about to publish. */
    public static FlowReader fromNow(BrokerAccess broker, RequestId requestId) {
        return fromNow(broker, requestId, record -> {});
    }

    /** Reads from now on, and passes each record of the flow to a listener. */
    public static FlowReader fromNow(BrokerAccess broker, RequestId requestId, RecordListener listener) {
        return open(new FlowReader(broker, requestId, listener), FlowReader::seekToEnd);
    }

    /** Reads from 5 min before the time in the id. If the id holds no past time, reads from the beginning. */
    public static FlowReader fromRequest(BrokerAccess broker, RequestId requestId, Instant now) {
        return fromRequest(requestId, now, new FlowReader(broker, requestId, record -> {}));
    }

    static FlowReader fromRequest(
            BrokerAccess broker,
            RequestId requestId,
            Instant now,
            FlowTopics topics,
            Consumer<byte[], byte[]> consumer) {
        return fromRequest(requestId, now, new FlowReader(broker, requestId, record -> {}, topics, consumer));
    }

    private static FlowReader fromRequest(RequestId requestId, Instant now, FlowReader opened) {
        return open(
                opened,
                reader -> requestId
                        .time()
                        .filter(time -> !time.isAfter(now))
                        .ifPresentOrElse(time -> reader.seekTo(time.minus(CLOCK_SKEW)), reader::seekToBeginning));
    }

    private static FlowReader open(FlowReader reader, java.util.function.Consumer<FlowReader> seek) {
        try {
            seek.accept(reader);
            return reader;
        } catch (KafkaException e) {
            reader.close();
            throw FollowException.unreachable(reader.broker, e);
        }
    }

    /** Topics that may have held events of this request, but whose records of that time retention has deleted. */
    public List<String> expired() {
        return List.copyOf(expired);
    }

    /** Topics that this client may not read. */
    public List<String> forbidden() {
        return topics.forbidden();
    }

    /** Returns the next events of the flow, sorted by append time. May be empty after the timeout. */
    public List<FlowEvent> poll(Duration timeout) {
        List<FlowEvent> events = new ArrayList<>();
        try {
            consumer.poll(timeout).forEach(message -> read(message).ifPresent(events::add));
        } catch (TopicAuthorizationException e) {
            leaveOut(e);
        } catch (KafkaException e) {
            throw FollowException.unreachable(broker, e);
        }
        events.sort(AS_IT_HAPPENED);
        return events;
    }

    /**
     * Drops the topics that this client may not read. A client with the right to write a topic can list its partitions,
     * so the refusal comes only here.
     */
    private void leaveOut(TopicAuthorizationException refused) {
        FlowTopics readable = topics.without(refused.unauthorizedTopics());
        if (readable.equals(topics)) {
            throw FollowException.unreachable(broker, refused);
        }
        if (readable.partitions().isEmpty()) {
            throw FollowException.noTopics(broker, readable.forbidden());
        }
        topics = readable;
        consumer.assign(topics.partitions());
        expired.removeAll(topics.forbidden());
    }

    private Optional<FlowEvent> read(ConsumerRecord<byte[], byte[]> message) {
        Optional<FlowEvent> event = records.read(message);
        if (event.isPresent()) {
            listener.record(message);
        }
        return event;
    }

    /**
     * Goes back to the beginning of the topics if this reader began at the time in the request id. That time may be
     * wrong: the clock of the client that made the id may have been ahead.
     *
     * @return false if there is nothing earlier to read
     */
    boolean seekEarlier() {
        if (!hasSkipped) {
            return false;
        }
        hasSkipped = false;
        try {
            expired.clear();
            seekToBeginning();
            return true;
        } catch (KafkaException e) {
            throw FollowException.unreachable(broker, e);
        }
    }

    /** Moves the end to where the topics end now. */
    void moveEnd() {
        try {
            end = consumer.endOffsets(topics.partitions());
        } catch (KafkaException e) {
            throw FollowException.unreachable(broker, e);
        }
    }

    /** Whether this reader has read all records up to the end, which is where the topics ended when it was opened. */
    public boolean atEnd() {
        return topics.partitions().stream()
                .allMatch(partition -> consumer.position(partition) >= offsetOf(end, partition));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void seekToEnd() {
        end = consumer.endOffsets(topics.partitions());
        end.forEach(consumer::seek);
    }

    private void seekToBeginning() {
        end = consumer.endOffsets(topics.partitions());
        consumer.seekToBeginning(topics.partitions());
        findExpired(consumer.beginningOffsets(topics.partitions()), partition -> true);
    }

    private void seekTo(Instant time) {
        hasSkipped = true;
        end = consumer.endOffsets(topics.partitions());
        Map<TopicPartition, Long> beginning = consumer.beginningOffsets(topics.partitions());
        Map<TopicPartition, OffsetAndTimestamp> found = offsetsFor(time);
        for (TopicPartition partition : topics.partitions()) {
            OffsetAndTimestamp offset = found.get(partition);
            consumer.seek(partition, offset == null ? offsetOf(end, partition) : offset.offset());
        }
        findExpired(beginning, partition -> reachesBack(partition, beginning, found.get(partition)));
    }

    private Map<TopicPartition, OffsetAndTimestamp> offsetsFor(Instant time) {
        Map<TopicPartition, Long> times = new HashMap<>();
        topics.partitions().forEach(partition -> times.put(partition, time.toEpochMilli()));
        return consumer.offsetsForTimes(times);
    }

    /** Whether no record from before the given time is left, so that older records may be missing. */
    private boolean reachesBack(
            TopicPartition partition, Map<TopicPartition, Long> beginning, @Nullable OffsetAndTimestamp found) {
        long first = offsetOf(beginning, partition);
        return found == null ? first >= offsetOf(end, partition) : found.offset() == first;
    }

    private void findExpired(
            Map<TopicPartition, Long> beginning, java.util.function.Predicate<TopicPartition> reachesBack) {
        TreeSet<String> names = new TreeSet<>();
        topics.partitions().stream()
                .filter(partition -> offsetOf(beginning, partition) > 0)
                .filter(reachesBack)
                .forEach(partition -> names.add(partition.topic()));
        expired.addAll(names);
    }

    private static long offsetOf(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        Long offset = offsets.get(partition);
        return offset == null ? 0 : offset;
    }

    /** Receives the records of one flow, with all their fields. */
    @FunctionalInterface
    public interface RecordListener {
        void record(ConsumerRecord<byte[], byte[]> message);
    }
}

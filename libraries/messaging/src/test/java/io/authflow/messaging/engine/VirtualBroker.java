package io.authflow.messaging.engine;

import io.authflow.messaging.journal.JournalRecord;
import io.authflow.messaging.journal.PartitionJournal;
import io.authflow.messaging.offset.PartitionLoader;
import io.authflow.messaging.offset.PartitionState;
import io.authflow.messaging.publish.Publication;
import io.authflow.messaging.publish.Publisher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Topics, committed offsets and transactions in memory. */
final class VirtualBroker implements Publisher, PartitionLoader {
    static final String JOURNAL = "journal";

    final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    final Map<TopicPartition, TreeMap<Long, ConsumerRecord<byte[], byte[]>>> input =
            new TreeMap<>((one, other) -> Integer.compare(one.partition(), other.partition()));
    /** Committed records of all output topics, in order. */
    final List<ProducerRecord<byte[], byte[]>> output = new ArrayList<>();
    /** The results of the next publications. After them, all publications commit. */
    final Deque<Result> results = new ArrayDeque<>();

    /** Topics that do not exist. */
    final Set<String> missing = new HashSet<>();
    /** Called after each publication to a topic that does not exist. */
    Runnable afterMissing = () -> {};

    private final Set<String> refused = new HashSet<>();
    private final Set<String> unpublishable = new HashSet<>();
    /** Called after each publication with an answer that is not taken. */
    Runnable afterRollback = () -> {};

    /** Called during each publication, before its outcome. */
    Runnable duringPublication = () -> {};

    int rollbacks;
    int publications;
    boolean loadFails;

    @Override
    public Result publish(Publication publication) {
        publications++;
        duringPublication.run();
        Result result = results.isEmpty() ? Result.COMMITTED : results.remove();
        if (publication.offsets().keySet().stream().anyMatch(member -> refused.contains(member.memberId()))) {
            return Result.ROLLED_BACK;
        }
        if (publication.records().stream().map(ProducerRecord::topic).anyMatch(missing::contains)) {
            rollbacks++;
            afterMissing.run();
            return Result.ROLLED_BACK;
        }
        if (publication.records().stream().anyMatch(this::isUnpublishable)) {
            rollbacks++;
            afterRollback.run();
            return Result.ROLLED_BACK;
        }
        if (result == Result.COMMITTED) {
            output.addAll(publication.records());
            publication.offsets().values().forEach(committed::putAll);
        }
        return result;
    }

    @Override
    public Set<String> withoutLeader(Set<String> topics) {
        return topics.stream().filter(missing::contains).collect(Collectors.toSet());
    }

    /** Refuses the commits of that member of the group from now on. */
    void refuse(String memberId) {
        refused.add(memberId);
    }

    /** Rolls back each transaction that has an answer with this key from now on. */
    void takesNoAnswerOf(String key) {
        unpublishable.add(key);
    }

    void takesAllAnswers() {
        unpublishable.clear();
    }

    private boolean isUnpublishable(ProducerRecord<byte[], byte[]> published) {
        return published.topic().equals(EngineRig.ANSWERS) && unpublishable.contains(text(published.key()));
    }

    @Override
    public PartitionState load(TopicPartition partition) {
        if (loadFails) {
            throw new IllegalStateException("the test says so");
        }
        OffsetAndMetadata offset = committed.get(partition);
        PartitionJournal journal = new PartitionJournal(1_000);
        output.stream()
                .filter(published ->
                        published.topic().equals(JOURNAL) && published.partition() == partition.partition())
                .map(entry -> JournalRecord.read(entry.key(), entry.value(), entry.headers(), 0)
                        .orElseThrow())
                .forEach(journal::take);
        return new PartitionState(
                offset == null ? 0 : offset.offset(),
                offset == null ? null : offset.metadata(),
                end(partition),
                journal);
    }

    long end(TopicPartition partition) {
        TreeMap<Long, ConsumerRecord<byte[], byte[]>> log = input.get(partition);
        return log == null || log.isEmpty() ? 0 : log.lastKey() + 1;
    }

    /** Keys of the committed records of a topic, in order. */
    List<String> keys(String topic) {
        return output.stream()
                .filter(published -> published.topic().equals(topic))
                .map(published -> text(published.key()))
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void stop() {}

    @Override
    public void close() {}
}

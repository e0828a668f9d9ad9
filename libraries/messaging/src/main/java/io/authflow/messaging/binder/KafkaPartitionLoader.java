package io.authflow.messaging.binder;

import io.authflow.messaging.journal.RequestJournal;
import io.authflow.messaging.offset.PartitionLoader;
import io.authflow.messaging.offset.PartitionState;
import io.authflow.messaging.publish.GroupOffsets;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed offset of a partition, its end and its journal from the brokers. */
public final class KafkaPartitionLoader implements PartitionLoader {
    private final GroupOffsets offsets;
    private final RequestJournal journal;

    public KafkaPartitionLoader(GroupOffsets offsets, RequestJournal journal) {
        this.offsets = offsets;
        this.journal = journal;
    }

    /** Reads the journal after the offsets, so that it has every entry that was written together with those offsets. */
    @Override
    public PartitionState load(TopicPartition partition) {
        OffsetAndMetadata committed = offsets.read(Set.of(partition)).get(partition);
        long end = offsets.end(partition);
        return new PartitionState(
                committed == null ? offsets.begin(partition) : committed.offset(),
                committed == null ? null : committed.metadata(),
                end,
                journal.load(partition.partition()));
    }
}

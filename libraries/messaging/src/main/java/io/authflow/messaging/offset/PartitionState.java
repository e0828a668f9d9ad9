package io.authflow.messaging.offset;

import io.authflow.messaging.journal.PartitionJournal;
import org.jspecify.annotations.Nullable;

/**
 * The state of a partition at its assignment.
 *
 * @param committed the committed offset, or the first offset of the log if none is committed
 * @param metadata the metadata of the committed offset; null if none is committed
 * @param end the offset after the last record, uncommitted records included
 * @param journal the requests that were taken from the partition
 */
public record PartitionState(long committed, @Nullable String metadata, long end, PartitionJournal journal) {}

package io.authflow.messaging.engine;

import io.authflow.messaging.journal.PartitionJournal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a partition when it is assigned.
 *
 * @param committed the committed offset, or where the log begins if none is committed
 * @param metadata of the committed offset; null if none is committed
 * @param end offset after the last record, uncommitted ones included
 * @param journal the requests that were taken from the partition
 */
public record PartitionState(long committed, @Nullable String metadata, long end, PartitionJournal journal) {}

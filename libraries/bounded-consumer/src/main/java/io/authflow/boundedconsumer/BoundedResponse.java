package io.authflow.boundedconsumer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.record.MemoryRecords;

/**
 * Bounds the records in the responses to fetches. All partitions of a response share one budget. The response ends where
 * the budget is spent, as if the broker had sent no more. The consumer gets the rest with the next fetch. The first
 * partition has the whole budget, so each response has at least one batch. Each time, another partition is the first.
 */
final class BoundedResponse {
    private final RecordBounds bounds;
    private final BoundedRecords bounded;
    private int turn;

    BoundedResponse(RecordBounds bounds) {
        this.bounds = bounds;
        this.bounded = new BoundedRecords(bounds);
    }

    /** Replaces the records of each partition in the response. */
    void bound(FetchResponseData response) {
        List<PartitionData> partitions = new ArrayList<>();
        response.responses().forEach(topic -> partitions.addAll(topic.partitions()));
        partitions.removeIf(partition -> !(partition.records() instanceof MemoryRecords));
        Collections.rotate(partitions, turn++);
        FetchBudget budget = new FetchBudget(bounds.fetchBytes());
        for (PartitionData partition : partitions) {
            partition.setRecords(bounded.bound((MemoryRecords) partition.records(), budget));
        }
    }
}

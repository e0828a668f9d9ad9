package io.authflow.boundedconsumer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.record.MemoryRecords;

/**
 * Bounds the records in the responses to fetches. All partitions of a response share one budget. The response ends where
 * the budget is spent, as if the broker had sent no more. The consumer gets the rest with the next fetch. The first
 * partition has the whole budget, so each response has at least one batch. In the next response of the same
 * broker, another partition is the first.
 */
final class BoundedResponse {
    private final RecordBounds bounds;
    private final BoundedRecords bounded;
    private final Map<String, Integer> turns = new HashMap<>();

    BoundedResponse(RecordBounds bounds) {
        this.bounds = bounds;
        this.bounded = new BoundedRecords(bounds);
    }

    /**
     * Replaces the records of each partition in the response.
     *
     * @param broker the id of the broker that sent it
     */
    void bound(String broker, FetchResponseData response) {
        List<PartitionData> partitions = new ArrayList<>();
        response.responses().forEach(topic -> partitions.addAll(topic.partitions()));
        partitions.removeIf(partition -> !(partition.records() instanceof MemoryRecords));
        Collections.rotate(partitions, turns.merge(broker, 1, Integer::sum));
        FetchBudget budget = new FetchBudget(bounds.fetchBytes());
        for (PartitionData partition : partitions) {
            partition.setRecords(bounded.bound((MemoryRecords) partition.records(), budget));
        }
    }
}

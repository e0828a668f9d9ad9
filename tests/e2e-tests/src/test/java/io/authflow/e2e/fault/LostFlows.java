package io.authflow.e2e.fault;

import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the flows whose last record was on a deleted topic. */
final class LostFlows {
    private LostFlows() {}

    /** As far as they do not go on within a moment: what the service had read already is not lost. */
    static Set<String> on(String topic, FaultTrial trial) {
        List<RawRecord> deleted = trial.topics().records();
        trial.lasts(FaultTrial.AFTERWARDS);
        Set<String> stoodThere = Flow.allOf(deleted).values().stream()
                .filter(flow -> lastTopic(flow).equals(topic))
                .map(Flow::requestId)
                .collect(Collectors.toSet());
        return Flow.allOf(trial.topics().records()).values().stream()
                .filter(flow -> stoodThere.contains(flow.requestId()))
                .filter(flow -> lastTopic(flow).equals(topic))
                .map(Flow::requestId)
                .collect(Collectors.toSet());
    }

    private static String lastTopic(Flow flow) {
        return flow.topics().get(flow.topics().size() - 1);
    }
}

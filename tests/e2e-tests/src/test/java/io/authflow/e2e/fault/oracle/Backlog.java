package io.authflow.e2e.fault.oracle;

import io.authflow.e2e.fault.stage.Service;
import io.authflow.e2e.wire.Groups;
import io.authflow.e2e.wire.RawRecord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.TopicPartition;

/**
 * The last record in each input partition of each group, at one moment. Offsets of transaction markers do not count,
 * because no group commits them.
 *
 * @param last offsets by group
 */
public record Backlog(Map<String, Map<TopicPartition, Long>> last) {

    public static Backlog of(List<RawRecord> records) {
        Map<String, Map<TopicPartition, Long>> last = new TreeMap<>();
        Map<String, String> groups = groupsByTopic();
        for (RawRecord one : records) {
            String group = groups.get(one.topic());
            if (group != null) {
                last.computeIfAbsent(group, any -> new HashMap<>()).merge(one.partition(), one.offset(), Math::max);
            }
        }
        return new Backlog(last);
    }

    /** The groups that have not committed all of it; every group where the broker does not answer. */
    public List<String> behind(Groups groups) {
        return last.entrySet().stream()
                .filter(entry -> !isPast(groups, entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isPast(Groups groups, String group, Map<TopicPartition, Long> offsets) {
        try {
            return groups.isPast(group, offsets);
        } catch (CompletionException e) {
            return false;
        }
    }

    private static Map<String, String> groupsByTopic() {
        Map<String, String> groups = new HashMap<>();
        Arrays.stream(Service.values())
                .forEach(service ->
                        service.inputs().forEach((group, topics) -> topics.forEach(topic -> groups.put(topic, group))));
        return groups;
    }
}

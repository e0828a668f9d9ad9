package io.authflow.flowreader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the first and the last events of each topic by append time, and counts the others. So memory stays bounded
 * whatever the number of records.
 */
final class FirstAndLast {
    /** How many events of a topic are kept. The first half and the last half of them. */
    static final int KEPT = 1_000;

    private static final Comparator<FlowEvent> BY_TIME = Comparator.comparing(FlowEvent::appendedAt);

    private final Map<String, List<FlowEvent>> kept = new TreeMap<>();
    private final Map<String, Long> omitted = new TreeMap<>();

    void add(FlowEvent event) {
        List<FlowEvent> events = kept.computeIfAbsent(event.topic(), any -> new ArrayList<>());
        events.add(event);
        if (events.size() >= 2 * KEPT) {
            trim(event.topic(), events);
        }
    }

    /** Returns the kept events of all topics by append time. */
    List<FlowEvent> sorted() {
        kept.forEach(this::trim);
        return kept.values().stream().flatMap(List::stream).sorted(BY_TIME).toList();
    }

    /** Returns how many events are not kept, by topic; without the topics whose events are all kept. */
    Map<String, Long> omitted() {
        return Map.copyOf(omitted);
    }

    private void trim(String topic, List<FlowEvent> events) {
        int surplus = events.size() - KEPT;
        if (surplus > 0) {
            events.sort(BY_TIME);
            events.subList(KEPT / 2, KEPT / 2 + surplus).clear();
            omitted.merge(topic, (long) surplus, Long::sum);
        }
    }
}

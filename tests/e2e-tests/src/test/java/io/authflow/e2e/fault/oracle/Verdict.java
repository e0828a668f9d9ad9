package io.authflow.e2e.fault.oracle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the oracle says of a run.
 *
 * @param flows how many requests the broker took
 * @param violations by guarantee; only guarantees that are broken
 * @param longestStall the longest time without any terminal event while flows were open
 * @param lateness of all sessions
 * @param latenessAfter of the sessions that were due after the recovery
 */
public record Verdict(
        int flows,
        Map<String, List<String>> violations,
        Duration longestStall,
        Lateness lateness,
        Lateness latenessAfter) {
    private static final int EXAMPLES = 5;

    public int count() {
        return violations.values().stream().mapToInt(List::size).sum();
    }

    /** How many of each kind. */
    public String summary() {
        return violations.isEmpty()
                ? "0"
                : violations.entrySet().stream()
                        .map(entry -> entry.getValue().size() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    /** A few of each kind. */
    public List<String> examples() {
        return violations.values().stream()
                .flatMap(all -> all.stream().limit(EXAMPLES))
                .toList();
    }
}

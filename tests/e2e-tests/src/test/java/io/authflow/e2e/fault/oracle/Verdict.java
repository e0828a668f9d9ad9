package io.authflow.e2e.fault.oracle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The oracle's verdict on a run.
 *
 * @param flows number of requests that the broker accepted
 * @param violations by guarantee; only guarantees that were broken
 * @param longestStall the longest time without a terminal event while flows were open
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

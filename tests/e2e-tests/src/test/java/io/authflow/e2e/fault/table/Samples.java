package io.authflow.e2e.fault.table;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The series that a service returns to Prometheus, with their values. */
record Samples(Map<String, Double> series) {
    static final Samples NONE = new Samples(Map.of());
    private static final Pattern LINE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*(?:\\{.*\\})?) (\\S+)$");
    private static final Pattern WAITING = Pattern.compile("authflow_step_waiting_.*");
    private static final Pattern READY = Pattern.compile("authflow_scheduler_ready.*");
    private static final Pattern OVERDUE = Pattern.compile("authflow_scheduler_(oldest_)?overdue.*");
    private static final Pattern NEXT_DUE = Pattern.compile("authflow_scheduler_next_due_seconds.*");
    private static final Pattern DEATHS = Pattern.compile("authflow_scheduler_thread_deaths_total.*");
    private static final Pattern CALLS = Pattern.compile("authflow_cognito_calls_seconds_count.*");
    /** A timer may be a moment late on a good day. */
    private static final double LATE_SECONDS = -2;

    static Samples of(String text) {
        Map<String, Double> series = new TreeMap<>();
        Matcher lines = LINE.matcher(text);
        for (MatchResult line : lines.results().toList()) {
            if (line.group(1).startsWith("authflow_")) {
                series.put(line.group(1), Double.valueOf(line.group(2)));
            }
        }
        return new Samples(series);
    }

    /** Which series say that something is wrong. */
    Map<String, Double> unwell(Samples before) {
        Map<String, Double> unwell = new TreeMap<>();
        series.forEach((name, value) -> {
            if (isNewOutcome(name, before) && value > 0) {
                unwell.put(name, value);
            } else if (isUnwell(name, value)) {
                unwell.put(name, value);
            }
        });
        return unwell;
    }

    /** A call that ends as none ended before the fault. */
    private static boolean isNewOutcome(String name, Samples before) {
        return CALLS.matcher(name).matches()
                && !name.contains("outcome=\"ok\"")
                && before != NONE
                && !before.series.containsKey(name);
    }

    private static boolean isUnwell(String name, double value) {
        return (WAITING.matcher(name).matches() && value > 0)
                || (DEATHS.matcher(name).matches() && value > 0)
                || (READY.matcher(name).matches() && value == 0)
                || (OVERDUE.matcher(name).matches() && value > 0)
                || (NEXT_DUE.matcher(name).matches() && value < LATE_SECONDS);
    }
}

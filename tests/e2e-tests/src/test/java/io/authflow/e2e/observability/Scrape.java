package io.authflow.e2e.observability;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that a service returns to Prometheus, in Prometheus' text format. */
record Scrape(String text) {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern TYPE = Pattern.compile("# TYPE (authflow_\\S+) (\\S+)");
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");

    /** A line: the name of a series with its labels. */
    record Sample(String name, Map<String, String> labels) {}

    /** The type of each of authflow's metrics; a largest value goes with what it is of. */
    Map<String, String> types() {
        Map<String, String> types =
                TYPE.matcher(text).results().collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
        types.keySet().removeIf(name -> name.endsWith("_max") && types.containsKey(withoutPart(name)));
        return new TreeMap<>(types);
    }

    /** The names of the labels of that metric, with all of its parts. */
    Set<String> labelsOf(String metric) {
        return samples().stream()
                .filter(sample -> sample.name().equals(metric)
                        || withoutPart(sample.name()).equals(metric))
                .flatMap(sample -> sample.labels().keySet().stream())
                .filter(label -> !label.equals("le"))
                .collect(Collectors.toSet());
    }

    List<Sample> samples() {
        return text.lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Sample(line.group(1), labels(line.group(2))))
                .toList();
    }

    private static String withoutPart(String name) {
        return PART.matcher(name).replaceFirst("");
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        if (text != null) {
            for (MatchResult label : LABEL.matcher(text).results().toList()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        return labels;
    }
}

package io.authflow.e2e.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the metrics that the expressions of rules and dashboard use. */
final class UsedMetrics {
    private static final Path DIRECTORY = Path.of("..", "..", "deploy", "observability");
    /** An expression in the rules: on its line, or on the lines below it, which are set in further. */
    private static final Pattern EXPRESSION = Pattern.compile("expr: (?:>-\\n((?: {10}.*\\n)+)|(.*)\\n)");

    private static final Pattern NO_NAMES =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(by|on|without|group_left)\\s*\\([^)]*\\)");
    /** Every metric has an underscore, and no keyword has one. */
    private static final Pattern NAME = Pattern.compile("\\b[a-z]+_\\w+\\b(?!\\s*\\()");

    /** What a label of authflow's is asked for; the quotes are escaped in JSON. */
    private static final Pattern ASKED = Pattern.compile(
            "\\b(?:step|outcome|code|operation|category|audience|overdue|result)(?:!=|[=!]~|=)\\\\?\"([^\"\\\\]+)");

    private UsedMetrics() {}

    static Set<String> ofRules() {
        return names(EXPRESSION
                .matcher(read("prometheus-rules.yaml"))
                .results()
                .map((MatchResult found) -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(Collectors.joining("\n")));
    }

    static Set<String> ofDashboard() {
        JsonNode dashboard = new JsonMapper().readTree(read("grafana-dashboard.json"));
        return names(dashboard.findValuesAsString("expr").stream().collect(Collectors.joining("\n")));
    }

    /** The values of labels that expressions ask for, as patterns. */
    static Set<String> labelValues() {
        return ASKED.matcher(read("prometheus-rules.yaml") + read("grafana-dashboard.json"))
                .results()
                .flatMap((MatchResult asked) -> Arrays.stream(asked.group(1).split("\\|")))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(String expressions) {
        return NAME.matcher(NO_NAMES.matcher(expressions).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static String read(String file) {
        try {
            return Files.readString(DIRECTORY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.authflow.e2e.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the list of metrics in {@code docs/observability.md}. */
final class DocumentedMetrics {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "observability.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String ALL = "all";

    private DocumentedMetrics() {}

    /** A line of the list. */
    record Metric(String name, String type, Set<String> labels, Set<String> services) {
        boolean isOf(String service) {
            return services.contains(ALL) || services.contains(service);
        }
    }

    static List<Metric> list() {
        return rows().filter(cells -> cells.get(0).startsWith("`authflow_"))
                .map(cells -> new Metric(
                        only(cells.get(0)),
                        cells.get(1),
                        codes(cells.get(2)),
                        Set.of(cells.get(3).split(", "))))
                .toList();
    }

    /** The values of each label that stand in the document, by what stands before them. */
    static Map<String, Set<String>> values() {
        return rows().filter(cells -> cells.size() == 2 && cells.get(0).startsWith("`"))
                .collect(Collectors.toMap(cells -> cells.get(0).replace("`", ""), cells -> codes(cells.get(1))));
    }

    private static Stream<List<String>> rows() {
        try {
            return Files.readAllLines(DOCUMENT).stream()
                    .filter(line -> line.startsWith("| "))
                    .map(line -> Arrays.stream(
                                    line.substring(2, line.length() - 1).split("\\|"))
                            .map(String::strip)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String only(String cell) {
        return codes(cell).iterator().next();
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .collect(Collectors.toSet());
    }
}

package io.authflow.e2e.fault.table;

import java.util.List;

/**
 * A row of the matrix.
 *
 * @param fault its name, which {@code fault.only} takes
 * @param logoutBy how sessions end
 * @param inFlight flows that were on their way when the fault struck
 * @param flows all requests of the run
 * @param violations how many of each kind, or 0
 * @param longestStall seconds without any terminal event while flows were open
 * @param recoveredAfter seconds from the end of the fault until what had piled up was worked off
 * @param latest seconds by which the latest logout of the whole run was late
 * @param latestAfter the same of sessions that were due after the recovery
 * @param log the lines that told
 * @param metric the series that told
 * @param note what else is to be known
 * @param examples a few violations
 */
public record FaultRow(
        String fault,
        String logoutBy,
        int inFlight,
        int flows,
        String violations,
        double longestStall,
        double recoveredAfter,
        double latest,
        double latestAfter,
        String log,
        String metric,
        String note,
        List<String> examples) {

    String markdown() {
        return String.join(
                " | ",
                "| " + fault,
                logoutBy,
                "" + inFlight,
                "" + flows,
                violations,
                longestStall + " s",
                recoveredAfter < 0 ? "never" : recoveredAfter + " s",
                latest + " s",
                latestAfter + " s",
                cell(log),
                cell(metric),
                cell(note) + " |");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ").replace("\r", " ");
    }
}

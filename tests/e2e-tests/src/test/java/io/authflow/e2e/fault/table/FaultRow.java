package io.authflow.e2e.fault.table;

import java.util.List;

/**
 * A row of the fault matrix.
 *
 * @param fault name of the fault, for {@code fault.only}
 * @param logoutBy how sessions end
 * @param inFlight flows that were on their way when the fault began
 * @param flows all requests of the run
 * @param violations number of each kind, or 0
 * @param longestStall seconds without a terminal event while flows were open
 * @param recoveredAfter seconds from the end of the fault until the backlog was worked off
 * @param latest lateness of the latest logout of the whole run, in seconds
 * @param latestAfter the same for sessions that were due after the recovery
 * @param log log lines that showed the fault
 * @param metric series that showed the fault
 * @param note other facts about the run
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

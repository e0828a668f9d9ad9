package io.authflow.e2e.fault;

import io.authflow.e2e.fault.load.Asked;
import io.authflow.e2e.fault.oracle.FaultOracle;
import io.authflow.e2e.fault.oracle.Verdict;
import io.authflow.e2e.fault.table.FaultRow;
import io.authflow.e2e.fault.table.FaultTable;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The verdict on a fault, and its row of the table. */
final class FaultJudgement {
    private static final Logger log = LoggerFactory.getLogger(FaultJudgement.class);
    private static final FaultTable TABLE = new FaultTable(Path.of("target"));

    private final FaultRow row;

    FaultJudgement(FaultTrial trial, Recovery recovery) {
        Verdict verdict = verdict(trial, recovery);
        row = new FaultRow(
                trial.name(),
                trial.installation().logoutBy(),
                trial.inFlightAtStrike(),
                verdict.flows(),
                trial.failures().isEmpty() ? verdict.summary() : "not healed, " + verdict.summary(),
                seconds(verdict.longestStall()),
                recovery.recoveredAfter(),
                seconds(verdict.lateness().longest()),
                seconds(verdict.latenessAfter().longest()),
                trial.operators().log(),
                trial.operators().metric(),
                trial.notes(),
                Stream.concat(trial.failures().stream(), verdict.examples().stream())
                        .toList());
    }

    /** A few violations of each kind. */
    List<String> examples() {
        return row.examples();
    }

    void report() {
        TABLE.add(row);
        log.atInfo().log("\n" + FaultTable.markdown(List.of(row)));
    }

    private static Verdict verdict(FaultTrial trial, Recovery recovery) {
        Set<String> excused = trial.excused();
        List<Asked> asked = trial.load().asked().stream()
                .filter(one -> trial.isJudged(one.requestId()))
                .toList();
        List<RawRecord> records = trial.topics().records().stream()
                .filter(one -> trial.isJudged(requestId(one)))
                .toList();
        Set<String> acknowledged = new HashSet<>(trial.load().acknowledged());
        acknowledged.removeAll(excused);
        return new FaultOracle(
                        records,
                        ledger(trial, excused),
                        asked,
                        acknowledged,
                        recovery.behind(),
                        recovery.recoveredAt(),
                        Instant.now())
                .judge();
    }

    /** Without the users of excused requests. */
    private static List<LedgerRecord> ledger(FaultTrial trial, Set<String> excused) {
        Set<String> users = trial.load().asked().stream()
                .filter(one -> excused.contains(one.requestId()))
                .map(Asked::username)
                .collect(Collectors.toSet());
        return trial.installation().pool().ledger().stream()
                .filter(entry -> !users.contains(String.valueOf(entry.username())))
                .toList();
    }

    private static String requestId(RawRecord one) {
        return one.header("ce_correlationid").or(one::key).orElse("");
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

package io.authflow.e2e.fault.oracle;

import io.authflow.e2e.fault.load.Asked;
import io.authflow.e2e.guarantee.EveryRequestEndsOnce;
import io.authflow.e2e.guarantee.EveryTokenIsRevoked;
import io.authflow.e2e.guarantee.NoSessionEndsEarly;
import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges a run after its end.
 *
 * @param records all records of the flow's topics
 * @param ledger all records of the pool
 * @param asked all requests that the load has published
 * @param acknowledged ids of the requests that the broker has acknowledged
 * @param behind the groups that still lag
 * @param recovered when the backlog of the fault was worked off, or when the recovery was given up
 * @param until time of the judgement
 */
public record FaultOracle(
        List<RawRecord> records,
        List<LedgerRecord> ledger,
        List<Asked> asked,
        Set<String> acknowledged,
        List<String> behind,
        Instant recovered,
        Instant until) {
    /** Of sessions that are due after the recovery. */
    private static final Duration LATENESS_MAX = Duration.ofSeconds(Long.getLong("fault.lateness", 10));

    public Verdict judge() {
        Map<String, Flow> flows = Flow.allOf(records);
        Lateness after = Lateness.since(recovered, flows.values());
        Map<String, List<String>> violations = new LinkedHashMap<>();
        violations.put("not ended once", new EveryRequestEndsOnce(records).violations());
        violations.put("acknowledged and lost", lost());
        violations.put("wrong end", new FlowsEndAsAsked(asked, flows).violations());
        violations.put("session left open", new EveryTokenIsRevoked(ledger).violations());
        violations.put("early event", new NoSessionEndsEarly(records, List.of()).violations());
        violations.put("early sign-out", new NoTokenEndsEarly(flows, ledger).violations());
        violations.put("second sign-up", secondSignUps());
        violations.put("group that lags", behind);
        violations.put("late after recovery", late(after));
        violations.values().removeIf(List::isEmpty);
        return new Verdict(
                requests().size(),
                violations,
                new Stalls(records, until).longest(),
                Lateness.since(Instant.MIN, flows.values()),
                after);
    }

    private Set<String> requests() {
        return records.stream()
                .filter(one -> one.topic().equals(Topics.REQUESTED))
                .map(one -> one.key().orElse(""))
                .collect(Collectors.toSet());
    }

    private List<String> lost() {
        Set<String> there = requests();
        return acknowledged.stream()
                .filter(id -> !there.contains(id))
                .map(id -> "the broker acknowledged request " + id + ", and does not have it")
                .toList();
    }

    private List<String> secondSignUps() {
        return ledger.stream()
                .filter(entry ->
                        entry.kind() == Kind.USER_CREATED && entry.operation().equals("SignUp"))
                .collect(Collectors.groupingBy(entry -> String.valueOf(entry.username()), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> entry.getKey() + " was signed up " + entry.getValue() + " times")
                .toList();
    }

    private static List<String> late(Lateness after) {
        return after.p99().compareTo(LATENESS_MAX) <= 0
                ? List.of()
                : List.of("sessions that were due after the recovery ended " + after.p99() + " late (p99)");
    }
}

package io.authflow.e2e.guarantee;

import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Guarantee: no session ends before its time, neither on the topics nor in Cognito. A session's time starts with the
 * append time of its opening event. A sign-out by name ends all sessions of a user. So in Cognito, the first of the
 * user's deadlines counts.
 *
 * @param records all records of the flow's topics
 * @param ledger all records of the pool
 */
public record NoSessionEndsEarly(List<RawRecord> records, List<LedgerRecord> ledger) {
    private static final Set<String> ENDS = Set.of(Topics.LOGOUT_DUE, Topics.LOGGED_OUT);

    public List<String> violations() {
        List<Flow> sessions = sessions();
        return Stream.concat(earlyEvents(sessions), earlySignOuts(firstDues(sessions)))
                .toList();
    }

    private static Stream<String> earlyEvents(List<Flow> sessions) {
        return sessions.stream()
                .flatMap(flow -> flow.records().stream()
                        .filter(one ->
                                ENDS.contains(one.topic()) && one.appendedAt().isBefore(flow.due()))
                        .map(early ->
                                flow + " is due at " + flow.due() + ", but " + early + " is of " + early.appendedAt()));
    }

    private Stream<String> earlySignOuts(Map<String, Instant> firstDues) {
        return ledger.stream()
                .filter(entry -> !entry.ended().isEmpty())
                .filter(entry -> entry.at().isBefore(firstDues.getOrDefault(entry.username(), Instant.MAX)))
                .map(early -> "the sessions of " + early.username() + " ended at " + early.at() + ", before "
                        + firstDues.get(early.username()));
    }

    private static Map<String, Instant> firstDues(List<Flow> sessions) {
        return sessions.stream()
                .collect(
                        Collectors.toMap(Flow::username, Flow::due, (one, other) -> one.isBefore(other) ? one : other));
    }

    private List<Flow> sessions() {
        return Flow.allOf(records).values().stream().filter(Flow::isOpen).toList();
    }
}

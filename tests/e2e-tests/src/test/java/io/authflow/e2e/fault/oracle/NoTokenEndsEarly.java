package io.authflow.e2e.fault.oracle;

import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Guarantee: Cognito ends no session before its time. A sign-out of all sessions comes no earlier than the first
 * deadline of the user's open flows. A revocation of one session comes no earlier than the deadline of a session that
 * is still to be revoked.
 */
record NoTokenEndsEarly(Map<String, Flow> flows, List<LedgerRecord> ledger) {

    List<String> violations() {
        Map<String, List<Flow>> byUser = new HashMap<>();
        flows.values().stream()
                .filter(Flow::isOpen)
                .forEach(flow -> byUser.computeIfAbsent(flow.username(), any -> new ArrayList<>())
                        .add(flow));
        return Stream.concat(earlySignOuts(byUser), earlyRevocations(byUser)).toList();
    }

    private Stream<String> earlySignOuts(Map<String, List<Flow>> byUser) {
        return ledger.stream()
                .filter(entry ->
                        entry.kind() != Kind.TOKEN_REVOKED && !entry.ended().isEmpty())
                .filter(entry -> firstDue(byUser.getOrDefault(entry.username(), List.of()), entry.at())
                        .filter(due -> entry.at().isBefore(due))
                        .isPresent())
                .map(early -> early.username() + " was signed out at " + early.at() + ", before the first deadline");
    }

    /** Of the flows that were open at that time. */
    private static Optional<Instant> firstDue(List<Flow> flows, Instant at) {
        return flows.stream()
                .filter(flow ->
                        flow.terminals().stream().map(RawRecord::appendedAt).noneMatch(end -> end.isBefore(at)))
                .filter(flow -> !flow.records().get(0).appendedAt().isAfter(at))
                .map(Flow::due)
                .min(Instant::compareTo);
    }

    /** The n-th session of a user to end ends after n deadlines of that user, whichever is whose. */
    private Stream<String> earlyRevocations(Map<String, List<Flow>> byUser) {
        Map<String, Integer> revoked = new HashMap<>();
        List<String> early = new ArrayList<>();
        for (LedgerRecord entry : ledger) {
            if (entry.kind() == Kind.TOKEN_REVOKED && !entry.ended().isEmpty()) {
                int number = revoked.merge(entry.username(), 1, Integer::sum);
                long over = byUser.getOrDefault(entry.username(), List.of()).stream()
                        .filter(flow -> !flow.due().isAfter(entry.at()))
                        .count();
                if (over < number) {
                    early.add(entry.username() + " lost a session at " + entry.at() + ", before its deadline");
                }
            }
        }
        return early.stream();
    }
}

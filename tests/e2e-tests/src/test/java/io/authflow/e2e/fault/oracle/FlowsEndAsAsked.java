package io.authflow.e2e.fault.oracle;

import io.authflow.e2e.fault.load.Asked;
import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Guarantee: flows of users with the right password and of new users end as logged-out. Flows with a wrong password
 * fail. This guarantee ignores flows without an end.
 */
record FlowsEndAsAsked(List<Asked> asked, Map<String, Flow> flows) {
    private static final String ENDED = "logged-out";

    List<String> violations() {
        return asked.stream()
                .filter(one -> end(one).filter(end -> !isRight(one, end)).isPresent())
                .map(one -> one.asker() + " of request " + one.requestId() + " ended as " + end(one).orElseThrow())
                .toList();
    }

    private static boolean isRight(Asked asked, String end) {
        return switch (asked.asker()) {
            case KNOWN -> end.equals(ENDED);
            // a sign-up that nobody can prove to be ours may be refused
            case NEW -> end.equals(ENDED) || end.equals("SIGNUP_UNCERTAIN");
            case WRONG_PASSWORD -> end.equals("NOT_AUTHORIZED");
        };
    }

    private Optional<String> end(Asked one) {
        Flow flow = flows.get(one.requestId());
        return flow == null
                ? Optional.empty()
                : flow.terminals().stream().findFirst().map(FlowsEndAsAsked::name);
    }

    private static String name(RawRecord terminal) {
        return terminal.topic().equals(Topics.LOGGED_OUT) ? ENDED : terminal.field("code");
    }
}

package io.authflow.e2e.observability;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The spans of one request. It finds the hops of the flow by following the parents from the last span. */
record FlowTrace(List<ReceivedSpan> spans) {
    private static final String CHECK = "process auth.requested.v1";
    private static final String WAIT = "wait";
    private static final String LOGOUT = "process auth.logout-due.v1";

    static final List<String> SIGN_UP = List.of(CHECK, "process auth.user-not-found.v1", WAIT, LOGOUT);
    static final List<String> LOG_IN = List.of(CHECK, "process auth.user-found.v1", WAIT, LOGOUT);
    static final List<String> REFUSED_LOG_IN = List.of(CHECK, "process auth.user-found.v1");

    /** The flows among spans, by request id. */
    static Map<String, FlowTrace> byRequest(List<ReceivedSpan> spans) {
        return spans.stream()
                .filter(span -> !span.requestId().isEmpty())
                .collect(Collectors.groupingBy(
                        ReceivedSpan::requestId, Collectors.collectingAndThen(Collectors.toList(), FlowTrace::new)));
    }

    /**
     * Whether these were its hops, each the child of the one before it, and all in one trace.
     *
     * @param client the span of whoever asked, as its {@code traceparent}; null: there was none
     */
    boolean joins(List<String> hops, @Nullable String client) {
        Deque<String> names = new ArrayDeque<>();
        Map<String, ReceivedSpan> byId =
                spans.stream().collect(Collectors.toMap(ReceivedSpan::spanId, Function.identity()));
        ReceivedSpan top = null;
        for (ReceivedSpan span = last(hops); span != null; span = byId.get(span.parentId())) {
            names.addFirst(span.name());
            top = span;
        }
        return top != null && List.copyOf(names).equals(hops) && isChildOf(top, client) && isOneTrace();
    }

    private @Nullable ReceivedSpan last(List<String> hops) {
        String name = hops.get(hops.size() - 1);
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private boolean isOneTrace() {
        return spans.stream().map(ReceivedSpan::traceId).distinct().count() == 1;
    }

    private static boolean isChildOf(ReceivedSpan top, @Nullable String client) {
        return client == null
                ? top.parentId().isEmpty()
                : client.equals("00-" + top.traceId() + "-" + top.parentId() + "-01");
    }
}

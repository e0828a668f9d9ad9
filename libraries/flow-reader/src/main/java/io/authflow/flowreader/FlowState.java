package io.authflow.flowreader;

import io.authflow.contracts.event.EventType;
import io.authflow.contracts.topic.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of the latest flow of a request id. An id counts as new after some time, and terminal events are kept for
 * longer. So a terminal event counts only if no later flow has begun.
 */
final class FlowState {
    /** Events by which services show that they have accepted a request. */
    private static final Set<EventType> ACCEPTED =
            EnumSet.of(EventType.USER_FOUND, EventType.USER_NOT_FOUND, EventType.SIGNED_UP, EventType.LOGGED_IN);

    private boolean isEmpty = true;
    private @Nullable FlowEvent terminal;
    private Instant accepted = Instant.MIN;
    private Instant requested = Instant.MIN;

    /** Takes an event, in any order. */
    void add(FlowEvent event) {
        isEmpty = false;
        EventType type = event.type().orElse(null);
        if (event.isTerminal()) {
            FlowEvent before = terminal;
            terminal = before == null || event.appendedAt().isAfter(before.appendedAt()) ? event : before;
        } else if (type == EventType.REQUESTED) {
            requested = later(requested, event.appendedAt());
        } else if (type != null && ACCEPTED.contains(type)) {
            accepted = later(accepted, event.appendedAt());
        }
    }

    boolean hasRequest() {
        return requested.isAfter(Instant.MIN);
    }

    boolean hasEnded() {
        FlowEvent end = terminal;
        return end != null && !hasBegunAfter(end.appendedAt());
    }

    Outcome outcome() {
        FlowEvent end = terminal;
        if (end != null && hasEnded()) {
            return end.type().orElseThrow() == EventType.LOGGED_OUT ? Outcome.LOGGED_OUT : Outcome.FAILED;
        }
        return isEmpty ? Outcome.NOT_FOUND : Outcome.OPEN;
    }

    /**
     * Whether a later flow has begun: its request was accepted, or check-service is sure to accept it. Brokers' clocks
     * may differ, so that an event of the same flow may seem to be some seconds later than its end.
     */
    private boolean hasBegunAfter(Instant end) {
        return isLater(accepted, end, FlowReader.CLOCK_SKEW)
                || isLater(requested, end, TopicCatalogue.JOURNAL_RETENTION);
    }

    private static boolean isLater(Instant time, Instant end, Duration margin) {
        return time.isAfter(end.plus(margin));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

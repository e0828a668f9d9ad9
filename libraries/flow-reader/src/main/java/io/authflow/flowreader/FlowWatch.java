package io.authflow.flowreader;

import io.authflow.contracts.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Watches one flow until it ends, or until a given time. */
public final class FlowWatch {
    private static final Duration POLL = Duration.ofMillis(200);

    private final FlowReader reader;
    private final FlowView view;
    private final InstantSource clock;
    private final List<FlowEvent> seen = new ArrayList<>();

    public FlowWatch(FlowReader reader, FlowView view, InstantSource clock) {
        this.reader = reader;
        this.view = view;
        this.clock = clock;
    }

    /** Shows events as they come, until the terminal one or the deadline. */
    public Outcome follow(Instant deadline) {
        while (!ended() && clock.instant().isBefore(deadline)) {
            List<FlowEvent> events = reader.poll(POLL);
            events.forEach(this::show);
            view.waiting(clock.instant());
        }
        return outcome();
    }

    /** Shows what has happened so far, in the order in which it happened. */
    public Outcome read() {
        List<FlowEvent> events = new ArrayList<>();
        while (!reader.atEnd()) {
            events.addAll(reader.poll(POLL));
        }
        events.stream().sorted(Comparator.comparing(FlowEvent::appendedAt)).forEach(this::show);
        return outcome();
    }

    /** The events that were shown. */
    public List<FlowEvent> events() {
        return List.copyOf(seen);
    }

    private void show(FlowEvent event) {
        seen.add(event);
        view.event(event);
    }

    private boolean ended() {
        return seen.stream().anyMatch(FlowEvent::isTerminal);
    }

    private Outcome outcome() {
        return seen.stream()
                .filter(FlowEvent::isTerminal)
                .findFirst()
                .map(event -> event.type().orElseThrow() == EventType.LOGGED_OUT ? Outcome.LOGGED_OUT : Outcome.FAILED)
                .orElse(seen.isEmpty() ? Outcome.NOT_FOUND : Outcome.OPEN);
    }
}

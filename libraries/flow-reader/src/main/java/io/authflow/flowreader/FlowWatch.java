package io.authflow.flowreader;

import io.authflow.contracts.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Watches one flow until it ends or a deadline passes. */
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

    /**
     * Shows the events up to now, sorted by append time. Then shows events as they come, until the terminal event or
     * the deadline.
     */
    public Outcome follow(Instant deadline) {
        showUpToEnd(deadline);
        while (!ended() && clock.instant().isBefore(deadline)) {
            reader.poll(POLL).forEach(this::show);
            view.waiting(clock.instant());
        }
        if (ended()) {
            // A poll may bring the terminal event before earlier events of other topics.
            reader.moveEnd();
            showUpToEnd(deadline);
        }
        return outcome();
    }

    /** Shows all events up to now, sorted by append time. */
    public Outcome read() {
        showUpToEnd(Instant.MAX);
        return outcome();
    }

    /** Returns the events that were shown. */
    public List<FlowEvent> events() {
        return List.copyOf(seen);
    }

    private void showUpToEnd(Instant deadline) {
        List<FlowEvent> events = new ArrayList<>();
        while (!reader.atEnd() && clock.instant().isBefore(deadline)) {
            events.addAll(reader.poll(POLL));
        }
        events.stream().sorted(Comparator.comparing(FlowEvent::appendedAt)).forEach(this::show);
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

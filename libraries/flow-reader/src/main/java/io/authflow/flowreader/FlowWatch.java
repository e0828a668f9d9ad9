package io.authflow.flowreader;

import io.authflow.contracts.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches one flow until it ends or a deadline passes. Shows a limited number of events of each topic and counts the
 * others, because anybody who may write requests may write millions of records under one id.
 */
public final class FlowWatch {
    private static final Duration POLL = Duration.ofMillis(200);

    private final FlowReader reader;
    private final FlowView view;
    private final InstantSource clock;
    private final FlowState state = new FlowState();
    private final List<FlowEvent> shown = new ArrayList<>();
    private final Map<String, Integer> shownOfTopic = new TreeMap<>();
    private final Map<String, Long> omitted = new TreeMap<>();

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
        showUpToNow(deadline);
        while (!state.hasEnded() && clock.instant().isBefore(deadline)) {
            reader.poll(POLL).forEach(this::showLive);
            view.waiting(clock.instant());
        }
        if (state.hasEnded()) {
            // A poll may bring the terminal event before earlier events of other topics.
            reader.moveEnd();
            show(readUpToEnd(deadline));
        }
        return state.outcome();
    }

    /** Shows the events up to now, sorted by append time. */
    public Outcome read() {
        showUpToNow(Instant.MAX);
        return state.outcome();
    }

    /** Returns the events that were shown. */
    public List<FlowEvent> events() {
        return List.copyOf(shown);
    }

    /** Returns how many events were not shown, by topic; without the topics whose events were all shown. */
    public Map<String, Long> omitted() {
        return Map.copyOf(omitted);
    }

    private void showUpToNow(Instant deadline) {
        FirstAndLast events = readUpToEnd(deadline);
        if (mayBeEarlier() && reader.seekEarlier()) {
            events = readUpToEnd(deadline);
        }
        show(events);
    }

    /**
     * Whether records may be older than the time in the request id, because the clock that made the id was ahead. Then
     * nothing was found, or the request is missing although its topic reaches back.
     */
    private boolean mayBeEarlier() {
        return state.outcome() == Outcome.NOT_FOUND || (!state.hasRequest() && hasAllRequests());
    }

    private boolean hasAllRequests() {
        String requests = EventType.REQUESTED.topic();
        return !reader.expired().contains(requests) && !reader.forbidden().contains(requests);
    }

    private FirstAndLast readUpToEnd(Instant deadline) {
        FirstAndLast events = new FirstAndLast();
        while (!reader.atEnd() && clock.instant().isBefore(deadline)) {
            reader.poll(POLL).forEach(event -> {
                state.add(event);
                events.add(event);
            });
        }
        return events;
    }

    private void show(FirstAndLast events) {
        events.sorted().forEach(this::show);
        events.omitted().forEach((topic, count) -> omitted.merge(topic, count, Long::sum));
    }

    private void showLive(FlowEvent event) {
        state.add(event);
        if (shownOfTopic.getOrDefault(event.topic(), 0) < FirstAndLast.KEPT) {
            show(event);
        } else {
            omitted.merge(event.topic(), 1L, Long::sum);
        }
    }

    private void show(FlowEvent event) {
        shown.add(event);
        shownOfTopic.merge(event.topic(), 1, Integer::sum);
        view.event(event);
    }
}

package io.authflow.cli.render;

import io.authflow.cli.render.Screen.Accent;
import io.authflow.contracts.event.EventType;
import io.authflow.flowreader.FlowEvent;
import io.authflow.flowreader.FlowView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints one line per step with its time. On a terminal, also shows the countdown to the logout. */
public final class FlowText implements FlowView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final Screen screen;
    private final ZoneId zone;
    private @Nullable Instant begin;
    private @Nullable Instant due;

    public FlowText(Screen screen, ZoneId zone) {
        this.screen = screen;
        this.zone = zone;
    }

    @Override
    public void event(FlowEvent event) {
        Instant first = begin == null ? event.appendedAt() : begin;
        begin = first;
        due = dueAfter(event);
        String line = String.format(
                Locale.ROOT,
                "  %s %+9.3f s  %-23s  %s",
                TIME.format(event.appendedAt().atZone(zone)),
                Duration.between(first, event.appendedAt()).toMillis() / 1000.0,
                event.topic(),
                FlowSentence.of(event));
        screen.line(line);
        if (event.isTerminal()) {
            outcome(event);
        }
    }

    @Override
    public void waiting(Instant now) {
        Instant end = due;
        if (end != null) {
            long left = Math.max(0, Duration.between(now, end).plusMillis(999).toSeconds());
            screen.progress("  session open, logout in " + left + " s");
        }
    }

    private @Nullable Instant dueAfter(FlowEvent event) {
        EventType type = event.type().orElse(null);
        if (type == null || type == EventType.SESSION_CHANGE_REQUESTED) {
            return due;
        }
        if (type == EventType.SESSION_CHANGED) {
            return event.details().dueAt() == null ? due : event.details().dueAt();
        }
        return event.opensSession() ? dueOfSession(event) : null;
    }

    private static @Nullable Instant dueOfSession(FlowEvent event) {
        Integer seconds = event.details().sessionSeconds();
        return seconds == null ? null : event.appendedAt().plusSeconds(seconds);
    }

    private void outcome(FlowEvent event) {
        Instant opened = event.details().openedAt();
        Instant ended = event.details().endedAt();
        if (opened == null || ended == null) {
            screen.line(Accent.BAD, "  => failed");
            return;
        }
        double seconds = Duration.between(opened, ended).toMillis() / 1000.0;
        screen.line(
                Accent.GOOD, String.format(Locale.ROOT, "  => logged out, %.3f s after the session opened", seconds));
    }
}

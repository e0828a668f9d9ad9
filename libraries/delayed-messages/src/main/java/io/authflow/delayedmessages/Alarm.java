package io.authflow.delayedmessages;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * One wall-clock call at a given time. Not a steady tick, because the engine commits a transaction after every
 * punctuation, even one that did nothing: an idle scheduler would write to the broker ten times a second for ever.
 */
final class Alarm {
    private final ProcessorContext<?, ?> context;
    private final Punctuator punctuator;
    private @Nullable Cancellable set;
    private long at = Front.NONE;

    Alarm(ProcessorContext<?, ?> context, Punctuator punctuator) {
        this.context = context;
        this.punctuator = punctuator;
    }

    /** Moves the alarm forward to {@code millis} if it is set for later; a time past means as soon as possible. */
    void ringBy(long millis, long now) {
        if (millis < at) {
            clear();
            at = Math.max(millis, now + 1);
            set = context.schedule(Duration.ofMillis(at - now), PunctuationType.WALL_CLOCK_TIME, this::ring);
        }
    }

    private void ring(long now) {
        clear();
        punctuator.punctuate(now);
    }

    private void clear() {
        if (set != null) {
            set.cancel();
        }
        set = null;
        at = Front.NONE;
    }
}

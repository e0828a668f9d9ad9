package io.authflow.delayedmessages.engine;

import io.authflow.delayedmessages.store.LowerBound;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls the processor once at a given wall-clock time. A steady tick would cost too much: Kafka Streams commits a
 * transaction after every punctuation, even if nothing changed. So an idle scheduler would write to the broker ten
 * times a second.
 */
final class Alarm {
    private final ProcessorContext<?, ?> context;
    private final Punctuator punctuator;
    private @Nullable Cancellable set;
    private long at = LowerBound.NONE;

    Alarm(ProcessorContext<?, ?> context, Punctuator punctuator) {
        this.context = context;
        this.punctuator = punctuator;
    }

    /**
     * Rings at {@code millis} at the latest. If the alarm is set for later, it moves forward. A time in the past means
     * as soon as possible.
     */
    void ringBy(long millis, long now) {
        if (millis < at) {
            clear();
            at = Math.max(millis, now + 1);
            set = context.schedule(Duration.ofMillis(at - now), PunctuationType.WALL_CLOCK_TIME, this::ring);
        }
    }

    private void ring(long wallMillis) {
        clear();
        punctuator.punctuate(wallMillis);
    }

    private void clear() {
        if (set != null) {
            set.cancel();
        }
        set = null;
        at = LowerBound.NONE;
    }
}

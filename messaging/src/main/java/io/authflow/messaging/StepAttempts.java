package io.authflow.messaging;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.tracing.RecordSpan;
import io.authflow.messaging.tracing.StepSpans;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes one record through its step, and treats each kind of failure as its code says. */
final class StepAttempts<E extends Event> {
    private final EventStep<E> step;
    private final StepOutput output;
    private final FailurePolicy policy;
    private final StepMetrics metrics;
    private final StepSpans spans;
    private final InstantSource clock;

    StepAttempts(
            EventStep<E> step,
            StepOutput output,
            FailurePolicy policy,
            StepMetrics metrics,
            StepSpans spans,
            InstantSource clock) {
        this.step = step;
        this.output = output;
        this.policy = policy;
        this.metrics = metrics;
        this.spans = spans;
        this.clock = clock;
    }

    /** Takes a request through its step. */
    Attempt take(Arrival<E> arrival) {
        Envelope envelope = arrival.inbound().envelope();
        try (RecordSpan span =
                spans.process(arrival.consumed(), arrival.inbound().event().requestId(), envelope.traceparent())) {
            return attempt(arrival.in(span));
        }
    }

    private Attempt attempt(Arrival<E> arrival) {
        try {
            return settled(
                    metrics.timed(() -> step.take(arrival.inbound())),
                    arrival.inbound().envelope(),
                    arrival.entry());
        } catch (StepException e) {
            return switch (e.code().kind()) {
                case TRANSIENT -> tryLater(arrival, e.code());
                case REFUSED -> refused(arrival, e.code());
                case POISON -> unprocessable(arrival, 1);
            };
        } catch (RuntimeException unforeseen) {
            metrics.unforeseen(RecordSource.of(arrival.consumed()), unforeseen);
            return tryLater(arrival, FailureCode.INTERNAL);
        }
    }

    /** Answers a request that was refused as it came in. */
    Attempt refused(ConsumerRecord<byte[], byte[]> consumed, Reading.Refused<E> refused, JournalEntry entry) {
        Envelope envelope = refused.envelope();
        try (RecordSpan span = spans.process(consumed, refused.answer().requestId(), envelope.traceparent())) {
            return settled(refused.answer(), envelope.withTraceparent(span.traceparent()), entry);
        }
    }

    /** A request that has had its effect. */
    Attempt repeated() {
        metrics.repeated();
        return Attempt.Settled.WITHOUT_EFFECT;
    }

    /** @param entry what the journal is to say of it, if it ends a flow */
    Attempt poison(
            ConsumerRecord<byte[], byte[]> consumed, Reading.Unreadable<E> unreadable, @Nullable JournalEntry entry) {
        String traceparent = output.causeOf(consumed, unreadable).traceparent();
        try (RecordSpan span = spans.process(consumed, unreadable.requestId(), traceparent)) {
            metrics.poison(unreadable.code());
            return new Attempt.Settled(output.poison(consumed, unreadable, 1, span.traceparent()), entry);
        }
    }

    /** Not what is repeated: it has no answer. */
    void answered(ConsumerRecord<byte[], byte[]> consumed, Attempt.Settled settled) {
        if (!settled.publish().isEmpty()) {
            metrics.answered(Duration.between(Instant.ofEpochMilli(consumed.timestamp()), clock.instant()));
        }
    }

    private Attempt tryLater(Arrival<E> arrival, FailureCode code) {
        Attempt.Waiting before = arrival.before();
        Instant firstFailedAt = before == null ? clock.instant() : before.firstFailedAt();
        int attempts = before == null ? 1 : before.attempts() + 1;
        Optional<Duration> patience =
                code == FailureCode.INTERNAL ? Optional.of(policy.poisonAfter()) : policy.patience();
        if (patience.filter(time -> !clock.instant().isBefore(firstFailedAt.plus(time)))
                .isEmpty()) {
            metrics.waiting(code);
            return new Attempt.Waiting(code, attempts, firstFailedAt);
        }
        return code == FailureCode.INTERNAL
                ? unprocessable(arrival, attempts)
                : refused(arrival, FailureCode.UNAVAILABLE);
    }

    private Attempt refused(Arrival<E> arrival, FailureCode code) {
        Envelope envelope = arrival.inbound().envelope();
        RequestId id = arrival.inbound().event().requestId();
        return settled(output.failed(id, envelope.subject(), code), envelope, arrival.entry());
    }

    private Attempt settled(Event event, Envelope cause, JournalEntry entry) {
        metrics.settled(event);
        return new Attempt.Settled(List.of(output.record(event, cause)), entry);
    }

    /** Ends the flow too, so its id is taken. */
    private Attempt unprocessable(Arrival<E> arrival, int attempts) {
        Envelope envelope = arrival.inbound().envelope();
        Reading.Unreadable<E> unreadable = new Reading.Unreadable<>(
                FailureCode.UNPROCESSABLE, arrival.inbound().event().requestId(), envelope.subject(), true);
        metrics.poison(unreadable.code());
        return new Attempt.Settled(
                output.poison(arrival.consumed(), unreadable, attempts, envelope.traceparent()), arrival.entry());
    }
}

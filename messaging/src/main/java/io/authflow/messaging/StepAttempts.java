package io.authflow.messaging;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes one record through its step, and treats each kind of failure as its code says. */
final class StepAttempts<E extends Event> {
    private final RecordReader<E> reader;
    private final EventStep<E> step;
    private final StepOutput output;
    private final FailurePolicy policy;
    private final StepMetrics metrics;
    private final InstantSource clock;

    StepAttempts(
            RecordReader<E> reader,
            EventStep<E> step,
            StepOutput output,
            FailurePolicy policy,
            StepMetrics metrics,
            InstantSource clock) {
        this.reader = reader;
        this.step = step;
        this.output = output;
        this.policy = policy;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param before what came of this record the last time, if it is known */
    Attempt attempt(ConsumerRecord<byte[], byte[]> consumed, @Nullable Attempt before) {
        if (before instanceof Attempt.Settled) {
            return before;
        }
        Reading<E> reading = reader.read(consumed);
        if (reading instanceof Reading.Readable<E> readable) {
            return take(consumed, readable.inbound(), before instanceof Attempt.Waiting waiting ? waiting : null);
        }
        return reading instanceof Reading.Refused<E> refused
                ? settled(refused.answer(), refused.envelope())
                : poison(consumed, (Reading.Unreadable<E>) reading, 1);
    }

    private Attempt take(
            ConsumerRecord<byte[], byte[]> consumed, InboundEvent<E> inbound, Attempt.@Nullable Waiting before) {
        try {
            return settled(metrics.timed(() -> step.take(inbound)), inbound.envelope());
        } catch (StepException e) {
            return switch (e.code().kind()) {
                case TRANSIENT -> tryLater(consumed, inbound, before, e.code());
                case REFUSED -> refused(inbound, e.code());
                case POISON -> poison(consumed, unprocessable(inbound), 1);
            };
        } catch (RuntimeException unforeseen) {
            metrics.unforeseen(RecordSource.of(consumed), unforeseen);
            return tryLater(consumed, inbound, before, FailureCode.INTERNAL);
        }
    }

    private Attempt tryLater(
            ConsumerRecord<byte[], byte[]> consumed,
            InboundEvent<E> inbound,
            Attempt.@Nullable Waiting before,
            FailureCode code) {
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
                ? poison(consumed, unprocessable(inbound), attempts)
                : refused(inbound, FailureCode.UNAVAILABLE);
    }

    private Attempt refused(InboundEvent<E> inbound, FailureCode code) {
        Envelope envelope = inbound.envelope();
        return settled(output.failed(inbound.event().requestId(), envelope.subject(), code), envelope);
    }

    private Attempt settled(Event event, Envelope cause) {
        metrics.settled(event);
        return new Attempt.Settled(List.of(output.record(event, cause)));
    }

    private Attempt poison(ConsumerRecord<byte[], byte[]> consumed, Reading.Unreadable<E> unreadable, int attempts) {
        metrics.poison(unreadable.code());
        return new Attempt.Settled(output.poison(consumed, unreadable, attempts));
    }

    private static <E extends Event> Reading.Unreadable<E> unprocessable(InboundEvent<E> inbound) {
        return new Reading.Unreadable<>(
                FailureCode.UNPROCESSABLE,
                inbound.event().requestId(),
                inbound.envelope().subject(),
                true);
    }
}

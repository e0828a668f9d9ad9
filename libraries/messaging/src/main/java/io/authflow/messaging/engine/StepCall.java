package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.LeaseEndedException;
import io.authflow.contracts.Progress;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.StepException;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.EventRecord;
import io.authflow.messaging.claim.RequestClaims;
import io.authflow.messaging.claim.RequestClaims.Claim;
import io.authflow.messaging.claim.RequestClaims.Verdict;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.record.EnvelopeFactory;
import io.authflow.messaging.record.Reading;
import io.authflow.messaging.record.RecordSource;
import io.authflow.messaging.step.EventStep;
import io.authflow.messaging.step.FailurePolicy;
import io.authflow.messaging.step.InboundEvent;
import io.authflow.messaging.telemetry.RecordSpan;
import io.authflow.messaging.telemetry.StepMetrics;
import io.authflow.messaging.telemetry.StepSpans;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Makes an attempt at a record, and handles a failure by its code. Used by many threads. */
public final class StepCall<E extends Event> {
    /** Steps open sealed values before they make a call, so a refusal with one of these codes had no call. */
    private static final Set<FailureCode> OF_SEALED_VALUES =
            EnumSet.of(FailureCode.CONTEXT_MISMATCH, FailureCode.CANNOT_OPEN, FailureCode.EXPIRED);

    private final EventStep<E> step;
    private final EnvelopeFactory output;
    private final FailurePolicy policy;
    private final StepMetrics metrics;
    private final StepSpans spans;
    private final LongSupplier nanoTime;
    private final @Nullable RequestClaims claims;

    /**
     * @param nanoTime the engine's monotonic clock
     * @param claims decide which record owns a request id; null if request ids are unique in the input. Only for a step
     *     whose calls have no effect, and that gives up at some time
     */
    public StepCall(
            EventStep<E> step,
            EnvelopeFactory output,
            FailurePolicy policy,
            StepMetrics metrics,
            StepSpans spans,
            LongSupplier nanoTime,
            @Nullable RequestClaims claims) {
        this.step = step;
        this.output = output;
        this.policy = policy;
        this.metrics = metrics;
        this.spans = spans;
        this.nanoTime = nanoTime;
        this.claims = claims;
    }

    /** Returns whether a record must own its request id before it has a result. */
    boolean claimsIds() {
        return claims != null;
    }

    /**
     * Makes one attempt at a record.
     *
     * @throws VirtualMachineError if the process cannot go on, for example without memory
     */
    Outcome call(HeldRecord<E> held) {
        Reading.Refused<E> refusal = held.refusal();
        return refusal == null ? take(held) : refuse(held, refusal);
    }

    private Outcome refuse(HeldRecord<E> held, Reading.Refused<E> refusal) {
        RequestId id = held.entry().requestId();
        try (RecordSpan span =
                spans.process(held.consumed(), id, refusal.envelope().traceparent())) {
            Envelope envelope = refusal.envelope().withTraceparent(span.traceparent());
            return owned(
                    held,
                    envelope,
                    () -> () -> new Outcome.Uncalled(settled(refusal.answer(), envelope, held.entry())));
        }
    }

    private Outcome take(HeldRecord<E> held) {
        InboundEvent<E> inbound = held.inbound();
        RequestId id = inbound.event().requestId();
        try (RecordSpan span =
                spans.process(held.consumed(), id, inbound.envelope().traceparent())) {
            Envelope envelope = inbound.envelope().withTraceparent(span.traceparent());
            InboundEvent<E> traced = new InboundEvent<>(inbound.event(), envelope, inbound.progress());
            return owned(held, envelope, () -> attempt(held, traced));
        }
    }

    /** Makes an outcome. A failure to build it is the trouble of this record alone. */
    private Outcome built(HeldRecord<E> held, InboundEvent<E> inbound, Supplier<Outcome> outcome) {
        try {
            return outcome.get();
        } catch (RuntimeException unforeseen) {
            return unforeseen(held, inbound, unforeseen);
        }
    }

    /**
     * Makes an attempt while the request id is claimed. If another record has claimed the id first, the outcome of the
     * attempt is not published. While the owner is unknown, the service never gives up on the record: its terminal event
     * might be a second one for that request.
     */
    private Outcome owned(HeldRecord<E> held, Envelope envelope, Supplier<Supplier<Outcome>> attempt) {
        if (claims == null) {
            return attempt.get().get();
        }
        Claim claim = claims.claim(held.entry(), RecordSource.of(held.consumed()));
        Supplier<Outcome> made = claim.isLost() ? this::undecided : attempt.get();
        return switch (verdict(claim)) {
            case OWNED -> made.get();
            case DUPLICATE -> new Outcome.Uncalled(duplicate());
            case CONFLICT -> new Outcome.Uncalled(conflict(held, envelope));
            case UNDECIDED -> undecided();
        };
    }

    private static Verdict verdict(Claim claim) {
        try {
            return claim.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Verdict.UNDECIDED;
        }
    }

    private Outcome undecided() {
        metrics.waiting(FailureCode.CLAIM_UNAVAILABLE);
        return new Outcome.Failed(FailureCode.CLAIM_UNAVAILABLE, Progress.NONE);
    }

    private Outcome.Settled conflict(HeldRecord<E> held, Envelope envelope) {
        Reading.Unreadable<E> conflict = conflict(held.entry(), envelope.subject());
        metrics.poison(conflict.code());
        return new Outcome.Settled(output.poison(held.consumed(), conflict, 1, envelope.traceparent()), null);
    }

    /**
     * Returns the reading of a record whose request id belongs to a record of other content. It ends no flow, because
     * the flow of the other record continues.
     */
    Reading.Unreadable<E> conflict(JournalEntry entry, @Nullable UserRef user) {
        return new Reading.Unreadable<>(FailureCode.CONFLICT, entry.requestId(), user, false);
    }

    /**
     * Calls the step.
     *
     * @return makes the outcome and counts it in the metrics; not used if another record owns the id
     */
    private Supplier<Outcome> attempt(HeldRecord<E> held, InboundEvent<E> inbound) {
        try {
            Event event = metrics.timed(() -> step.take(inbound));
            return () -> built(held, inbound, () -> settled(event, inbound.envelope(), held.entry()));
        } catch (LeaseEndedException e) {
            return Outcome.LeaseEnded::new;
        } catch (StepException e) {
            return () -> built(held, inbound, () -> failed(held, inbound, e));
        } catch (RuntimeException | Error unforeseen) {
            if (unforeseen instanceof VirtualMachineError end && !(unforeseen instanceof StackOverflowError)) {
                throw end;
            }
            return () -> unforeseen(held, inbound, unforeseen);
        }
    }

    private Outcome failed(HeldRecord<E> held, InboundEvent<E> inbound, StepException failure) {
        return switch (failure.code().kind()) {
            case TRANSIENT -> failed(held, inbound, failure.code(), failure.progress());
            case REFUSED -> refused(held, inbound, failure.code());
            case POISON -> unprocessable(held, inbound);
        };
    }

    private Outcome refused(HeldRecord<E> held, InboundEvent<E> inbound, FailureCode code) {
        Outcome.Settled end = refused(inbound, code, held.entry());
        return OF_SEALED_VALUES.contains(code) ? new Outcome.Uncalled(end) : end;
    }

    private Outcome unforeseen(HeldRecord<E> held, InboundEvent<E> inbound, Throwable thrown) {
        metrics.unforeseen(RecordSource.of(held.consumed()), thrown);
        return failed(held, inbound, FailureCode.INTERNAL, Progress.UNCERTAIN);
    }

    private Outcome failed(HeldRecord<E> held, InboundEvent<E> inbound, FailureCode code, Progress progress) {
        Wait wait = Wait.after(held.earlier(), code, progress, nanoTime.getAsLong());
        InboundEvent<E> attempted = new InboundEvent<>(
                inbound.event(), inbound.envelope(), inbound.progress().max(progress));
        if (policy.isPoison(wait.unforeseenFor(nanoTime.getAsLong())) && code == FailureCode.INTERNAL) {
            return new Outcome.GivenUp(unprocessable(held, attempted));
        }
        if (policy.givesUp(wait.failing(nanoTime.getAsLong()), held.blockedFor(nanoTime.getAsLong()))) {
            return new Outcome.GivenUp(ended(held, attempted, FailureCode.UNAVAILABLE));
        }
        metrics.waiting(code);
        return new Outcome.Failed(code, progress);
    }

    /** Answers a request that was refused when it was read. */
    Outcome.Settled refused(ConsumerRecord<byte[], byte[]> consumed, Reading.Refused<E> refused, JournalEntry entry) {
        Envelope envelope = refused.envelope();
        try (RecordSpan span = spans.process(consumed, refused.answer().requestId(), envelope.traceparent())) {
            return settled(refused.answer(), envelope.withTraceparent(span.traceparent()), entry);
        }
    }

    /** Returns the result of a request whose effect has happened before. */
    Outcome.Settled duplicate() {
        metrics.repeated();
        return Outcome.Settled.DUPLICATE;
    }

    /**
     * Returns the result of a record that becomes a dead letter.
     *
     * @param entry the journal entry, if the record ends a flow
     */
    Outcome.Settled poison(
            ConsumerRecord<byte[], byte[]> consumed, Reading.Unreadable<E> unreadable, @Nullable JournalEntry entry) {
        String traceparent = output.causeOf(consumed, unreadable).traceparent();
        try (RecordSpan span = spans.process(consumed, unreadable.requestId(), traceparent)) {
            metrics.poison(unreadable.code());
            return new Outcome.Settled(output.poison(consumed, unreadable, 1, span.traceparent()), entry);
        }
    }

    /**
     * Returns the result of a record whose event cannot be published, for example because the event is larger than its
     * topic allows. The call may have had its effect.
     */
    Outcome.Settled unpublishable(HeldRecord<E> held) {
        InboundEvent<E> inbound = held.inbound();
        return unprocessable(
                held,
                new InboundEvent<>(
                        inbound.event(), inbound.envelope(), inbound.progress().max(Progress.UNCERTAIN)));
    }

    private Outcome.Settled refused(InboundEvent<E> inbound, FailureCode code, JournalEntry entry) {
        Envelope envelope = inbound.envelope();
        return settled(output.failed(inbound.event().requestId(), envelope.subject(), code), envelope, entry);
    }

    private Outcome.Settled ended(HeldRecord<E> held, InboundEvent<E> inbound, FailureCode code) {
        try {
            Optional<Event> instead = step.afterGivingUp(inbound, code);
            if (instead.isPresent()) {
                return settled(instead.get(), inbound.envelope(), held.entry());
            }
        } catch (RuntimeException unforeseen) {
            metrics.unforeseen(RecordSource.of(held.consumed()), unforeseen);
        }
        return refused(inbound, code, held.entry());
    }

    private Outcome.Settled settled(Event event, Envelope cause, JournalEntry entry) {
        EventRecord published = output.record(event, cause);
        metrics.settled(event);
        return new Outcome.Settled(List.of(published), entry);
    }

    /** Returns the dead letter and the event that ends the flow. */
    private Outcome.Settled unprocessable(HeldRecord<E> held, InboundEvent<E> inbound) {
        Envelope envelope = inbound.envelope();
        Wait wait = held.earlier();
        Reading.Unreadable<E> unreadable = new Reading.Unreadable<>(
                FailureCode.UNPROCESSABLE, inbound.event().requestId(), envelope.subject(), false);
        metrics.poison(unreadable.code());
        EventRecord deadLetter = output.poison(
                        held.consumed(), unreadable, wait == null ? 1 : wait.attempts() + 1, envelope.traceparent())
                .get(0);
        EventRecord end =
                ended(held, inbound, FailureCode.UNPROCESSABLE).publish().get(0);
        return new Outcome.Settled(List.of(deadLetter, end), held.entry());
    }
}

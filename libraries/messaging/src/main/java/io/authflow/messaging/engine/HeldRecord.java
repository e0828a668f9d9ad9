package io.authflow.messaging.engine;

import io.authflow.contracts.Progress;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.InboundEvent;
import io.authflow.messaging.Reading;
import io.authflow.messaging.journal.JournalEntry;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record between its delivery and the commit of its result. The engine's lock guards it; while it is {@link State#CALLED}, only
 * the thread that makes the call reads it.
 */
final class HeldRecord<E extends Event> {
    /** Where the record is on its way. */
    enum State {
        /** To be attempted as soon as the records of its key before it are settled. */
        READY,
        /** An attempt is under way. */
        CALLED,
        /** The latest attempt failed for a transient reason. */
        WAITING,
        /** The result is known and not yet committed. */
        SETTLED
    }

    private final ConsumerRecord<byte[], byte[]> consumed;
    private final @Nullable InboundEvent<E> inbound;
    private final Reading.@Nullable Refused<E> refusal;
    private final @Nullable JournalEntry entry;
    private State state;
    private @Nullable Wait wait;
    private long notBefore;
    private Outcome.@Nullable Settled result;

    private HeldRecord(
            ConsumerRecord<byte[], byte[]> consumed,
            @Nullable InboundEvent<E> inbound,
            Reading.@Nullable Refused<E> refusal,
            @Nullable JournalEntry entry,
            State state) {
        this.consumed = consumed;
        this.inbound = inbound;
        this.refusal = refusal;
        this.entry = entry;
        this.state = state;
    }

    /** @param inbound with the progress that another instance may have made */
    static <E extends Event> HeldRecord<E> ready(
            ConsumerRecord<byte[], byte[]> consumed, InboundEvent<E> inbound, JournalEntry entry, @Nullable Wait wait) {
        HeldRecord<E> held = new HeldRecord<>(consumed, inbound, null, entry, State.READY);
        held.wait = wait;
        return held;
    }

    /** A record that is refused once it owns its request id. */
    static <E extends Event> HeldRecord<E> refused(
            ConsumerRecord<byte[], byte[]> consumed,
            Reading.Refused<E> refusal,
            JournalEntry entry,
            @Nullable Wait wait) {
        HeldRecord<E> held = new HeldRecord<>(consumed, null, refusal, entry, State.READY);
        held.wait = wait;
        return held;
    }

    static <E extends Event> HeldRecord<E> settled(ConsumerRecord<byte[], byte[]> consumed, Outcome.Settled result) {
        HeldRecord<E> held = new HeldRecord<>(consumed, null, null, result.entry(), State.SETTLED);
        held.result = result;
        return held;
    }

    long offset() {
        return consumed.offset();
    }

    /** Records without a key have no order to keep, so each has a key of its own. */
    Object key() {
        return consumed.key() == null ? consumed.offset() : ByteBuffer.wrap(consumed.key());
    }

    ConsumerRecord<byte[], byte[]> consumed() {
        return consumed;
    }

    /** Bytes that the record keeps in memory, about. */
    int bytes() {
        return Math.max(0, consumed.serializedKeySize()) + Math.max(0, consumed.serializedValueSize());
    }

    /** The event, with the progress of all attempts so far. */
    InboundEvent<E> inbound() {
        InboundEvent<E> read = Objects.requireNonNull(inbound);
        Progress progress = wait == null ? read.progress() : read.progress().max(wait.progress());
        return new InboundEvent<>(read.event(), read.envelope(), progress);
    }

    /** The answer that was decided as the record was read, if it is one that has to own its request id first. */
    Reading.@Nullable Refused<E> refusal() {
        return refusal;
    }

    /** Whether a call may be made for the record; others were decided as they were read. */
    boolean hasInbound() {
        return inbound != null;
    }

    JournalEntry entry() {
        return Objects.requireNonNull(entry);
    }

    State state() {
        return state;
    }

    void state(State next) {
        state = next;
    }

    @Nullable
    Wait earlier() {
        return wait;
    }

    long notBefore() {
        return notBefore;
    }

    void failed(Wait after, long retryAt) {
        wait = after;
        notBefore = retryAt;
        state = State.WAITING;
    }

    /** Has a waiting record tried again at once. */
    void retryAt(long time) {
        notBefore = time;
    }

    void settle(Outcome.Settled settled) {
        result = settled;
        state = State.SETTLED;
    }

    Outcome.Settled result() {
        return Objects.requireNonNull(result);
    }

    /** Names the place only. */
    @Override
    public String toString() {
        return "HeldRecord[" + consumed.topic() + "-" + consumed.partition() + "@" + consumed.offset() + "]";
    }
}

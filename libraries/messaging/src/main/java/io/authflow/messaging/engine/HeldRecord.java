package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.record.Reading;
import io.authflow.messaging.step.InboundEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record between its delivery and the commit of its result. The engine's lock guards it. In the state
 * {@link State#CALLED}, only the thread of the call reads it.
 */
final class HeldRecord<E extends Event> {
    /** The stage of a record. */
    enum State {
        /** The record is attempted as soon as the earlier records of its key have results. */
        READY,
        /** An attempt is under way. */
        CALLED,
        /** The latest attempt failed for a transient reason. */
        WAITING,
        /** The result is known but not yet committed. */
        SETTLED
    }

    /** What a header takes in memory beside its key and value. */
    private static final int HEADER_BYTES = 64;

    private final ConsumerRecord<byte[], byte[]> consumed;
    private final int bytes;
    private final @Nullable InboundEvent<E> inbound;
    private final Reading.@Nullable Refused<E> refusal;
    private final @Nullable JournalEntry entry;
    private State state;
    private @Nullable Wait wait;
    private long notBefore;
    private long deliveredAt;
    private @Nullable Long blockedSince;
    private boolean isReplaced;
    private @Nullable Wait unpublished;
    private Outcome.@Nullable Settled result;

    private HeldRecord(
            ConsumerRecord<byte[], byte[]> consumed,
            @Nullable InboundEvent<E> inbound,
            Reading.@Nullable Refused<E> refusal,
            @Nullable JournalEntry entry,
            State state) {
        this.consumed = consumed;
        this.bytes = bytes(consumed);
        this.inbound = inbound;
        this.refusal = refusal;
        this.entry = entry;
        this.state = state;
    }

    /**
     * Makes a record that needs a call.
     *
     * @param inbound the event, with the progress that another instance may have made
     */
    static <E extends Event> HeldRecord<E> ready(
            ConsumerRecord<byte[], byte[]> consumed, InboundEvent<E> inbound, JournalEntry entry, @Nullable Wait wait) {
        HeldRecord<E> held = new HeldRecord<>(consumed, inbound, null, entry, State.READY);
        held.wait = wait;
        return held;
    }

    /** Makes a record that is refused as soon as it owns its request id. */
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

    /** Returns the key. Records without a key have no order to keep, so each one gets a key of its own. */
    Object key() {
        return consumed.key() == null ? consumed.offset() : ByteBuffer.wrap(consumed.key());
    }

    ConsumerRecord<byte[], byte[]> consumed() {
        return consumed;
    }

    /** Returns whether this is that record. Another record may have the same offset if the topic was made anew. */
    boolean isOf(ConsumerRecord<byte[], byte[]> delivered) {
        return consumed.offset() == delivered.offset()
                && consumed.timestamp() == delivered.timestamp()
                && Arrays.equals(consumed.key(), delivered.key())
                && Arrays.equals(consumed.value(), delivered.value());
    }

    /** Returns the bytes of key, value and headers. */
    int bytes() {
        return bytes;
    }

    private static int bytes(ConsumerRecord<?, ?> consumed) {
        int bytes = Math.max(0, consumed.serializedKeySize()) + Math.max(0, consumed.serializedValueSize());
        for (Header header : consumed.headers()) {
            byte[] value = header.value();
            bytes += HEADER_BYTES
                    + header.key().getBytes(StandardCharsets.UTF_8).length
                    + (value == null ? 0 : value.length);
        }
        return bytes;
    }

    /** Returns the event, with the progress of all attempts so far. */
    InboundEvent<E> inbound() {
        InboundEvent<E> read = Objects.requireNonNull(inbound);
        Progress progress = wait == null ? read.progress() : read.progress().max(wait.progress());
        return new InboundEvent<>(read.event(), read.envelope(), progress);
    }

    /**
     * Returns the refusal, if the record was refused when it was read and must own its request id first. Otherwise
     * null.
     */
    Reading.@Nullable Refused<E> refusal() {
        return refusal;
    }

    /** Returns whether the record has an event for the step. Other records were decided when they were read. */
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

    /**
     * Returns the failed attempts at a record that waits.
     *
     * @throws IllegalStateException if there were none
     */
    Wait waiting() {
        if (wait == null) {
            throw new IllegalStateException(this + " waits without a failure");
        }
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

    /** Sets the time of the next attempt at a waiting record, or at its publication. */
    void retryAt(long time) {
        notBefore = time;
    }

    void settle(Outcome.Settled settled) {
        result = settled;
        state = State.SETTLED;
    }

    void delivered(long time) {
        deliveredAt = time;
    }

    long deliveredAt() {
        return deliveredAt;
    }

    /** Notes that the record waited behind an earlier one of its key, until the service gave up on that one. */
    void waitedBehind(HeldRecord<E> earlier, long now) {
        long since = earlier.failingSince(now);
        blockedSince = since - deliveredAt > 0 ? since : deliveredAt;
    }

    private long failingSince(long now) {
        if (blockedSince != null) {
            return blockedSince;
        }
        return wait == null ? now : wait.since();
    }

    /** Returns how long the record has waited behind records on which the service gave up; zero if it did not. */
    Duration blockedFor(long now) {
        return blockedSince == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - blockedSince));
    }

    /** Notes that the result could not be published, though it was alone in its transaction. */
    Wait putAside(long now) {
        unpublished = Wait.after(unpublished, FailureCode.PUBLISH_UNAVAILABLE, Progress.NONE, now);
        return unpublished;
    }

    /** Notes that the result waits because one of its topics is missing. */
    void waitsForTopic(long now) {
        if (unpublished == null) {
            putAside(now);
        }
    }

    /** Returns the failed attempts to publish the result; null if there were none. */
    @Nullable
    Wait unpublished() {
        return unpublished;
    }

    /** Sets another result instead of one that can never be published. */
    void replace(Outcome.Settled other) {
        isReplaced = true;
        settle(other);
    }

    boolean isReplaced() {
        return isReplaced;
    }

    Outcome.Settled result() {
        return Objects.requireNonNull(result);
    }

    /** Returns whether the result is an answer: not a duplicate, and not a copy that is carried forward. */
    boolean isAnswered() {
        return result().publish().stream()
                .anyMatch(published -> !published.topic().equals(consumed.topic()));
    }

    /** Prints the record's place only. */
    @Override
    public String toString() {
        return "HeldRecord[" + consumed.topic() + "-" + consumed.partition() + "@" + consumed.offset() + "]";
    }
}

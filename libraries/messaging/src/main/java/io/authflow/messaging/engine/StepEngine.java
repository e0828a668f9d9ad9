package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.offset.CommittedState;
import io.authflow.messaging.offset.ConsumerMembership;
import io.authflow.messaging.offset.OffsetMetadata;
import io.authflow.messaging.offset.PartitionState;
import io.authflow.messaging.offset.PublishedOffsets;
import io.authflow.messaging.publish.Publisher;
import io.authflow.messaging.record.Reading;
import io.authflow.messaging.record.RecordReader;
import io.authflow.messaging.record.ReplacedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes the records of all partitions of this instance through the step. The consumer's thread <b>reads</b> and
 * <b>decides</b>. A thread for each call <b>calls</b> and <b>settles</b>. The engine's thread <b>publishes</b>. A
 * record waits only for earlier records of its key. The consumer's thread never waits for a call, so a slow Cognito
 * does not cost the membership of the group.
 *
 * <p>Thread-safe. {@link #turn} does the work of the engine's thread, so a test can call it instead.
 */
public final class StepEngine<E extends Event> {
    private static final Duration LOAD_AGAIN = Duration.ofSeconds(1);
    private static final Duration IDLE_TURN = Duration.ofSeconds(1);
    private static final Duration TURN_MIN = Duration.ofMillis(1);

    private final RecordReader<E> reader;
    private final StepCall<E> call;
    private final EnginePorts ports;
    private final EngineSettings settings;
    private final EngineEvents events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<TopicPartition, OwnedPartition<E>> owned = new LinkedHashMap<>();
    private final Calls<E> calls;
    private final MissingTopics missing;
    private final Publications<E> publications;

    public StepEngine(
            RecordReader<E> reader, StepCall<E> call, EnginePorts ports, EngineSettings settings, EngineEvents events) {
        this.reader = reader;
        this.call = call;
        this.ports = ports;
        this.settings = settings;
        this.events = events;
        this.calls = new Calls<>(call, ports, settings.limits(), lock, events, this::attemptEnded);
        this.missing = new MissingTopics(settings.journalTopic(), events);
        this.publications = new Publications<>(call, ports, settings, missing, events);
    }

    /** Takes partitions that were assigned to a consumer. Returns at once, because another thread loads them. */
    public void assign(ConsumerMembership member, Collection<TopicPartition> partitions) {
        locked(() -> {
            calls.abandon(of(partitions));
            partitions.forEach(partition -> owned.put(partition, new OwnedPartition<>(partition, member, now())));
            load();
        });
    }

    /**
     * Gives up partitions in order. Makes no new calls for them, and waits until the results of calls under way are
     * published. Ignores a partition that another consumer of this instance already owns.
     *
     * @param within how long to wait; the next owner repeats calls whose results are not published by then
     */
    public void revoke(ConsumerMembership member, Collection<TopicPartition> partitions, Duration within) {
        lock.lock();
        try {
            List<OwnedPartition<E>> leaving = leave(member, partitions);
            awaitDrained(leaving, within.toNanos());
            giveUp(leaving);
        } finally {
            lock.unlock();
        }
    }

    /** The first half of {@link #revoke}: makes no new calls for the partitions. */
    List<OwnedPartition<E>> leave(ConsumerMembership member, Collection<TopicPartition> partitions) {
        return locked(() -> {
            List<OwnedPartition<E>> leaving = of(partitions).stream()
                    .filter(partition -> partition.member.equals(member))
                    .toList();
            leaving.forEach(OwnedPartition::leave);
            changed.signalAll();
            return leaving;
        });
    }

    /** The second half of {@link #revoke}: removes the partitions and abandons their calls. */
    void giveUp(List<OwnedPartition<E>> leaving) {
        locked(() -> {
            leaving.forEach(partition -> owned.remove(partition.partition, partition));
            calls.abandon(leaving);
        });
    }

    private void awaitDrained(List<OwnedPartition<E>> leaving, long within) {
        try {
            long left = within;
            while (left > 0 && !leaving.stream().allMatch(OwnedPartition::isDrained)) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Gives up partitions at once, because another consumer owns them already. Their results can no longer be
     * committed.
     */
    public void lose(ConsumerMembership member, Collection<TopicPartition> partitions) {
        revoke(member, partitions, Duration.ZERO);
    }

    /** Returns how many partitions this instance owns. */
    public int ownedPartitions() {
        return locked(owned::size);
    }

    /**
     * Takes the records of a poll. Called by the consumer's thread.
     *
     * @param member the consumer; records of partitions that it does not own are ignored, because another consumer gets
     *     them
     */
    public void deliver(ConsumerMembership member, List<ConsumerRecord<byte[], byte[]>> records) {
        locked(() -> {
            records.forEach(consumed -> deliver(member, consumed));
            calls.begin(owned.values());
            changed.signalAll();
        });
    }

    private void deliver(ConsumerMembership member, ConsumerRecord<byte[], byte[]> consumed) {
        OwnedPartition<E> partition = owned.get(new TopicPartition(consumed.topic(), consumed.partition()));
        if (partition == null || !partition.member.equals(member) || partition.isLeaving()) {
            return;
        }
        if (partition.isLoaded()) {
            decide(partition, consumed);
        } else {
            partition.undecided.add(consumed);
        }
    }

    private void decide(OwnedPartition<E> partition, ConsumerRecord<byte[], byte[]> consumed) {
        if (partition.work().isBehind(consumed)) {
            events.beganAnew(consumed);
            partition.work().beginAnew(consumed.offset());
        }
        partition.work().deliver(consumed, read(consumed), now());
    }

    private Reading<E> read(ConsumerRecord<byte[], byte[]> consumed) {
        Optional<FailureCode> replaced = ReplacedRecord.code(consumed.headers());
        if (replaced.isPresent()) {
            return new Reading.Unreadable<>(replaced.get(), null, null, false);
        }
        try {
            return reader.read(consumed);
        } catch (RuntimeException e) {
            events.unreadable(consumed, e);
            return new Reading.Unreadable<>(FailureCode.UNPROCESSABLE, null, null, false);
        }
    }

    /**
     * Returns whether the consumer should fetch from the partition. True for a partition that the engine does not own
     * yet.
     */
    public boolean wants(TopicPartition partition) {
        return locked(() -> {
            OwnedPartition<E> asked = owned.get(partition);
            return asked == null || wants(asked);
        });
    }

    private boolean wants(OwnedPartition<E> asked) {
        return asked.isLoaded() ? asked.work().wantsMore() && hasSpace(asked) : asked.undecided.isEmpty();
    }

    /** A partition that holds less than its share goes on, whatever the others hold. */
    private boolean hasSpace(OwnedPartition<E> asked) {
        long limit = settings.limits().heldBytes();
        return heldBytes() < limit || asked.work().heldBytes() < limit / owned.size();
    }

    private long heldBytes() {
        return loaded().mapToLong(partition -> partition.work().heldBytes()).sum();
    }

    private Stream<OwnedPartition<E>> loaded() {
        return owned.values().stream().filter(OwnedPartition::isLoaded);
    }

    private void load() {
        long now = now();
        owned.values().stream().filter(partition -> partition.isToBeLoaded(now)).forEach(partition -> {
            partition.loading();
            ports.executor().execute(() -> load(partition));
        });
    }

    private void load(OwnedPartition<E> partition) {
        Optional<PartitionState> state = read(partition.partition);
        locked(() -> {
            if (owned.get(partition.partition) != partition || partition.isLeaving()) {
                return;
            }
            if (state.isPresent()) {
                begin(partition, state.get());
            } else {
                partition.loadAgainAt(now() + LOAD_AGAIN.toNanos());
            }
            changed.signalAll();
        });
    }

    private Optional<PartitionState> read(TopicPartition partition) {
        try {
            return Optional.of(ports.loader().load(partition));
        } catch (RuntimeException e) {
            events.notLoaded(partition, e);
            return Optional.empty();
        } catch (Error end) {
            ports.broken().accept(end);
            return Optional.empty();
        }
    }

    private void begin(OwnedPartition<E> partition, PartitionState state) {
        CommittedState committed = OffsetMetadata.read(state.committed(), state.metadata());
        partition.begin(new PartitionWork<>(
                new Admission<>(call, state.journal(), settings.journalMemory()),
                settings.policy(),
                settings.limits(),
                settings.random(),
                new PublishedOffsets(state.committed(), committed),
                missing,
                committed.released() ? 0 : state.end()));
        List<ConsumerRecord<byte[], byte[]>> stashed = new ArrayList<>(partition.undecided);
        partition.undecided.clear();
        stashed.forEach(consumed -> decide(partition, consumed));
    }

    private void attemptEnded() {
        changed.signalAll();
        calls.begin(owned.values());
    }

    /**
     * One turn of the engine's thread: starts the attempts that are due, and publishes the results that are ready.
     *
     * @param mayWait whether to wait if nothing can be published now
     */
    @SuppressWarnings("WaitNotInLoop") // the caller calls this in a loop
    public void turn(boolean mayWait) throws InterruptedException {
        Set<String> toBeAsked;
        lock.lockInterruptibly();
        try {
            load();
            loaded().forEach(partition ->
                    partition.work().carryForward(now(), settings.clock().instant()));
            calls.begin(owned.values());
            observe();
            toBeAsked = missing.toBeAsked(now());
            if (toBeAsked.isEmpty() && !publications.prepare(owned.values(), calls.underWay())) {
                if (mayWait) {
                    changed.awaitNanos(untilNextTurn());
                }
                return;
            }
        } finally {
            lock.unlock();
        }
        if (toBeAsked.isEmpty()) {
            publish();
        } else {
            Set<String> stillMissing = ports.publisher().withoutLeader(toBeAsked);
            locked(() -> missing.asked(stillMissing, now()));
        }
    }

    private void publish() throws InterruptedException {
        Publisher.Result result = publications.publish();
        locked(() -> {
            publications.apply(result);
            calls.begin(owned.values());
            changed.signalAll();
        });
    }

    private long now() {
        return ports.nanoTime().getAsLong();
    }

    /** Returns how long the engine's thread may wait, in nanoseconds, if nothing else happens before. */
    long untilNextTurn() {
        long now = now();
        long wait = IDLE_TURN.toNanos();
        if (publications.notBefore() - now > 0) {
            wait = Math.min(wait, publications.notBefore() - now);
        }
        if (!calls.isFull()) {
            wait = Math.min(
                    wait,
                    owned.values().stream()
                            .mapToLong(partition -> untilNext(partition, calls.begunAt(), now))
                            .min()
                            .orElse(wait));
        }
        return Math.max(TURN_MIN.toNanos(), wait);
    }

    private static long untilNext(OwnedPartition<?> partition, long begunAt, long now) {
        OptionalLong next = partition.isLoaded() ? partition.work().queue().nextAttempt(begunAt) : partition.nextLoad();
        return next.isEmpty() ? Long.MAX_VALUE : next.getAsLong() - now;
    }

    private void observe() {
        loaded().forEach(partition -> {
            partition.outage.tell(
                    partition.work().queue().hasOutage(), isOn -> events.outage(partition.partition, isOn));
            partition.full.tell(partition.work().isFull(), isFull -> events.full(partition.partition, isFull));
        });
    }

    /** Returns the waiting records and paused partitions, for gauges. */
    public EngineStatus status() {
        return locked(() -> EngineStatus.of(owned.values(), this::wants, now()));
    }

    private List<OwnedPartition<E>> of(Collection<TopicPartition> partitions) {
        return partitions.stream().filter(owned::containsKey).map(owned::get).toList();
    }

    private void locked(Runnable action) {
        locked(() -> {
            action.run();
            return true;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

package io.authflow.messaging.engine;

import io.authflow.contracts.event.Event;
import io.authflow.messaging.journal.RequestJournal;
import io.authflow.messaging.offset.ConsumerMembership;
import io.authflow.messaging.offset.OffsetMetadata;
import io.authflow.messaging.offset.PartitionState;
import io.authflow.messaging.publish.TransactionalPublisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a service: the real engine and publisher, with a simulated consumer, simulated threads and brokers.
 */
final class SimulatedConsumer<E extends Event> {
    private static final long DRAIN_NANOS = Duration.ofSeconds(12).toNanos();
    private static final int POLL_MAX = 3;

    final SimulatedProcess process;
    final SimulatedProducer producer;

    private final SimulatedWorld world;
    private final SimulatedService<E> service;
    private final SimulatedTopic topic;
    private final SimulatedGroup group;
    private final StepEngine<E> engine;
    private final List<Runnable> tasks = new ArrayList<>();
    /** Assigned partitions with the next offset to fetch, as this consumer sees it. */
    private final Map<TopicPartition, Long> positions =
            new TreeMap<>((one, other) -> Integer.compare(one.partition(), other.partition()));

    private final List<TopicPartition> toBePositioned = new ArrayList<>();
    private final HeldOffsets held = new HeldOffsets();

    private @Nullable List<OwnedPartition<E>> leaving;
    private List<TopicPartition> leavingPartitions = List.of();
    private long leavingSince;
    private boolean isStopping;
    private boolean isTurning;
    private int generation = -1;
    private int membership;

    private final ConsumerMembership member = this::metadata;

    SimulatedConsumer(SimulatedWorld world, SimulatedService<E> service, String name) {
        this.world = world;
        this.service = service;
        this.topic = service.topic;
        this.group = service.group;
        this.process = new SimulatedProcess(world, name);
        this.producer = new SimulatedProducer(world, process, topic, group, service::published);
        RequestJournal journal = new RequestJournal(topic, 1_000);
        EnginePorts ports = new EnginePorts(
                partition -> load(partition, journal),
                new TransactionalPublisher(producer::toKafka, this::committed),
                tasks::add,
                world::nanos,
                broken -> world.violated("the process " + name + " is broken by " + broken));
        this.engine = service.engine(this, ports, held);
        group.join(this);
    }

    String name() {
        return process + "#" + membership;
    }

    private ConsumerGroupMetadata metadata() {
        return new ConsumerGroupMetadata(service.topic.name, generation, name(), Optional.empty());
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>(topic.committed);
        found.keySet().retainAll(partitions);
        return found;
    }

    private PartitionState load(TopicPartition partition, RequestJournal journal) {
        if (process.isCut() || topic.open.containsKey(partition)) {
            throw new IllegalStateException("not now");
        }
        OffsetAndMetadata offset = topic.committed.get(partition);
        return new PartitionState(
                topic.committed(partition),
                offset == null ? null : offset.metadata(),
                topic.end(partition),
                journal.load(partition.partition()));
    }

    boolean isHeard() {
        return process.isHeard();
    }

    boolean isStopping() {
        return isStopping;
    }

    boolean isStopped() {
        return isStopping && leaving == null;
    }

    @Override
    public String toString() {
        return name();
    }

    /** Does one random action that is possible for one of the process's threads now. */
    void act() {
        if (process.isRunning()) {
            onItsOwnThread(this::actOnce);
        }
    }

    /** The simulation's one thread may be that of an attempt that was interrupted: this action has another one. */
    private static void onItsOwnThread(Runnable action) {
        boolean isInterrupted = Thread.interrupted();
        try {
            action.run();
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void actOnce() {
        int choice = world.dice.nextInt(8);
        if (choice < 3) {
            poll();
        } else if (choice < 5) {
            turn();
        } else {
            runTask();
        }
    }

    void turn() {
        if (isTurning) {
            return;
        }
        isTurning = true;
        try {
            engine.turn(false);
        } catch (SimulatedWorld.Killed killed) {
            // the process is killed, so nothing follows
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing interrupts", e);
        } finally {
            isTurning = false;
        }
    }

    boolean runTask() {
        if (tasks.isEmpty()) {
            return false;
        }
        tasks.remove(world.dice.nextInt(tasks.size())).run();
        // clears the interrupt: the simulation's one thread runs more than this attempt
        Thread.interrupted();
        return true;
    }

    /** Acts as the consumer's thread. It does not continue while it waits for a revocation. */
    void poll() {
        if (leaving != null) {
            finishLeaving();
        } else if (process.isCut() || isStopping) {
            return;
        } else if (!group.has(this)) {
            rejoin();
        } else if (group.isRebalancing()) {
            beginLeaving(toLose());
        } else if (generation != group.generation()) {
            assigned();
        } else {
            fetch();
        }
    }

    private void rejoin() {
        List<TopicPartition> lost = List.copyOf(positions.keySet());
        world.tell(() -> process + " loses " + lost);
        engine.lose(member, lost);
        forget(lost);
        membership++;
        generation = -1;
        group.join(this);
    }

    private void beginLeaving(List<TopicPartition> partitions) {
        leavingPartitions = partitions;
        leavingSince = world.nanos();
        leaving = engine.leave(member, partitions);
        finishLeaving();
    }

    private void finishLeaving() {
        List<OwnedPartition<E>> waited = leaving;
        if (waited == null
                || !waited.stream().allMatch(OwnedPartition::isDrained) && world.nanos() - leavingSince < DRAIN_NANOS) {
            return;
        }
        if (!leavingPartitions.isEmpty()) {
            world.tell(() -> process + " gives up " + leavingPartitions);
        }
        engine.giveUp(waited);
        forget(leavingPartitions);
        leaving = null;
        if (isStopping) {
            group.leave(this);
        } else if (group.has(this) && group.isRebalancing() && toLose().isEmpty()) {
            group.ready(this);
        }
    }

    /** Another rebalance may have begun meanwhile, which takes other partitions from this member. */
    private List<TopicPartition> toLose() {
        return positions.keySet().stream()
                .filter(partition -> !group.isToHave(this, partition))
                .toList();
    }

    private void forget(List<TopicPartition> gone) {
        gone.forEach(positions::remove);
        toBePositioned.removeAll(gone);
        held.forget(gone);
        service.abandon(this, gone);
    }

    /** Gives up all partitions in order, and then leaves the group. */
    void stop() {
        if (leaving == null && !isStopping) {
            world.tell(() -> process + " stops");
            isStopping = true;
            beginLeaving(List.copyOf(positions.keySet()));
        }
    }

    private void assigned() {
        generation = group.generation();
        List<TopicPartition> gone = positions.keySet().stream()
                .filter(partition -> group.owner(partition) != this)
                .toList();
        engine.lose(member, gone);
        forget(gone);
        List<TopicPartition> fresh = topic.partitions.stream()
                .filter(partition -> group.owner(partition) == this && !positions.containsKey(partition))
                .toList();
        world.tell(() -> process + " has " + fresh + " in generation " + generation);
        engine.assign(member, fresh);
        fresh.forEach(partition -> positions.put(partition, 0L));
        toBePositioned.addAll(fresh);
    }

    private void fetch() {
        toBePositioned.removeIf(partition -> {
            boolean isStable = !topic.open.containsKey(partition);
            if (isStable) {
                positions.put(partition, topic.committed(partition));
            }
            return isStable;
        });
        List<TopicPartition> wanted = positions.keySet().stream()
                .filter(partition -> !toBePositioned.contains(partition) && engine.wants(partition))
                .toList();
        if (!wanted.isEmpty()) {
            fetch(world.oneOf(wanted));
        }
    }

    private void fetch(TopicPartition partition) {
        List<ConsumerRecord<byte[], byte[]>> log = topic.log(partition);
        int from = Math.toIntExact(positions.get(partition));
        if (from > 0 && world.percent(3)) {
            from = Math.toIntExact(Math.max(topic.committed(partition), from - world.dice.nextInt(1, from + 1)));
        }
        int to = Math.min(log.size(), from + 1 + world.dice.nextInt(POLL_MAX));
        if (to > from) {
            List<ConsumerRecord<byte[], byte[]>> fetched = List.copyOf(log.subList(from, to));
            int first = from;
            world.tell(() -> process + " gets " + partition + " from " + first + " to " + to);
            held.delivered(fetched.stream()
                    .filter(record -> !isDone(partition, record))
                    .toList());
            service.checkHeld(held.most(), POLL_MAX);
            engine.deliver(member, fetched);
            positions.merge(partition, (long) to, Math::max);
        }
    }

    private boolean isDone(TopicPartition partition, ConsumerRecord<?, ?> record) {
        OffsetAndMetadata offset = topic.committed.get(partition);
        return offset != null
                && (record.offset() < offset.offset()
                        || OffsetMetadata.read(offset.offset(), offset.metadata())
                                .done()
                                .contains(record.offset()));
    }
}

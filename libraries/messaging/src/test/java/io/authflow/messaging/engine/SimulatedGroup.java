package io.authflow.messaging.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A consumer group as the brokers keep it. A rebalance ends when each member has given up the partitions that it loses.
 * The group removes a member that is silent for the session time-out. Each end of a rebalance starts a generation.
 */
final class SimulatedGroup {
    private static final long SESSION_NANOS = 10_000_000_000L;

    private final SimulatedWorld world;
    private final SimulatedTopic topic;
    private final List<SimulatedConsumer<?>> members = new ArrayList<>();
    private final Set<SimulatedConsumer<?>> ready = new HashSet<>();
    private final Map<SimulatedConsumer<?>, Long> heard = new HashMap<>();
    private Map<TopicPartition, SimulatedConsumer<?>> owners = new HashMap<>();
    private Map<TopicPartition, SimulatedConsumer<?>> next = new HashMap<>();
    private boolean isRebalancing;
    private int generation;

    SimulatedGroup(SimulatedWorld world, SimulatedTopic topic) {
        this.world = world;
        this.topic = topic;
        world.afterTime(this::throwOut);
    }

    int generation() {
        return generation;
    }

    boolean isRebalancing() {
        return isRebalancing;
    }

    boolean has(SimulatedConsumer<?> member) {
        return members.contains(member);
    }

    boolean accepts(ConsumerGroupMetadata member) {
        return member.generationId() == generation
                && members.stream().anyMatch(known -> known.name().equals(member.memberId()));
    }

    @Nullable
    SimulatedConsumer<?> owner(TopicPartition partition) {
        return owners.get(partition);
    }

    /** Returns whether the member gets the partition when the rebalance ends. */
    boolean isToHave(SimulatedConsumer<?> member, TopicPartition partition) {
        return next.get(partition) == member;
    }

    void join(SimulatedConsumer<?> member) {
        members.add(member);
        heard.put(member, world.nanos());
        rebalance();
    }

    void leave(SimulatedConsumer<?> member) {
        if (members.remove(member)) {
            ready.remove(member);
            owners.values().removeIf(owner -> owner == member);
            rebalance();
        }
    }

    void rebalance() {
        isRebalancing = true;
        ready.clear();
        next = new HashMap<>();
        if (!members.isEmpty()) {
            topic.partitions.forEach(partition -> next.put(partition, keeper(partition)));
        }
        world.tell(() -> topic.name + " rebalances to " + next);
        endIfAllAreReady();
    }

    private SimulatedConsumer<?> keeper(TopicPartition partition) {
        SimulatedConsumer<?> owner = owners.get(partition);
        return owner != null && world.dice.nextBoolean() ? owner : world.oneOf(members);
    }

    /** Notes that the member has given up the partitions that it loses. */
    void ready(SimulatedConsumer<?> member) {
        ready.add(member);
        endIfAllAreReady();
    }

    private void endIfAllAreReady() {
        if (isRebalancing && ready.containsAll(members)) {
            isRebalancing = false;
            generation++;
            owners = new HashMap<>(next);
            world.tell(() -> topic.name + " begins generation " + generation);
        }
    }

    private void throwOut() {
        members.stream().filter(SimulatedConsumer::isHeard).forEach(member -> heard.put(member, world.nanos()));
        List<SimulatedConsumer<?>> silent = members.stream()
                .filter(member -> world.nanos() - heard.getOrDefault(member, 0L) > SESSION_NANOS)
                .toList();
        silent.forEach(member -> world.tell(() -> member.name() + " is thrown out of the group"));
        silent.forEach(this::leave);
    }
}

package io.authflow.messaging.engine;

import io.authflow.contracts.event.Event;
import io.authflow.contracts.record.KafkaRecords;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.journal.JournalRecord;
import io.authflow.messaging.offset.ConsumerMembership;
import io.authflow.messaging.offset.PublishedOffsets;
import io.authflow.messaging.publish.Publication;
import io.authflow.messaging.publish.Publisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the results of all partitions, with their offsets, in one transaction at a time. A commit also proves that
 * this instance still owns the partitions. Without a recent commit ({@link EngineLimits#lease()}), the engine makes no
 * calls for them. Guarded by the engine's lock, except for {@link #publish}.
 */
final class Publications<E extends Event> {
    private static final int RECORDS_MAX = 512;
    private static final Duration STATE_INTERVAL = Duration.ofSeconds(1);
    private static final Duration BACKOFF = Duration.ofMillis(200);
    private static final int BACKOFF_DOUBLINGS_MAX = 4;
    /**
     * After a rollback, this many publications contain partitions of one consumer only. The cause may be a consumer
     * that has lost its partitions.
     */
    private static final int PUBLICATIONS_APART = 16;
    /** After an attempt at a result that was put aside, others have this many times its duration. */
    private static final int ASIDE_REST = 9;

    private final StepCall<E> call;
    private final EnginePorts ports;
    private final EngineSettings settings;
    private final EngineEvents events;
    private final List<Part<E>> parts = new ArrayList<>();
    private final Linger linger;
    private final MissingTopics missing;
    private @Nullable Publication prepared;
    /** Topics of the publication under way that have no leader. Set by {@link #publish}. */
    private Set<String> withoutLeader = Set.of();

    private int recordsMax = RECORDS_MAX;
    private int rollbacks;
    private int apart;
    private int turn;
    private boolean takesAgain;
    private boolean wasAside;
    private long asideNotBefore;
    private long stamp;
    private long begun;
    private long lastCommit;
    private long notBefore;

    Publications(
            StepCall<E> call, EnginePorts ports, EngineSettings settings, MissingTopics missing, EngineEvents events) {
        this.call = call;
        this.ports = ports;
        this.settings = settings;
        this.events = events;
        this.missing = missing;
        this.stamp = settings.random().nextLong();
        this.notBefore = ports.nanoTime().getAsLong();
        this.lastCommit = notBefore;
        this.asideNotBefore = notBefore;
        this.linger = new Linger(settings.limits(), notBefore);
    }

    /** The share of one partition in a publication. */
    private record Part<E extends Event>(
            OwnedPartition<E> partition,
            PartitionWork<E> work,
            List<HeldRecord<E>> records,
            PublishedOffsets.Commit commit,
            boolean releases) {}

    /** @return the time from which the next publication is possible */
    long notBefore() {
        return linger.until() - notBefore > 0 ? linger.until() : notBefore;
    }

    /**
     * Collects the next publication.
     *
     * @param callsUnderWay calls that may bring more results soon
     * @return false if there is nothing to publish now
     */
    boolean prepare(Collection<OwnedPartition<E>> owned, int callsUnderWay) {
        begun = ports.nanoTime().getAsLong();
        parts.clear();
        if (begun - notBefore < 0) {
            return false;
        }
        retryAside(owned);
        boolean hasNeed = owned.stream().anyMatch(this::hasNeed);
        Part<E> alone = (hasNeed && wasAside) || begun - asideNotBefore < 0 ? null : aside(owned);
        wasAside = alone != null;
        if (alone != null) {
            parts.add(alone);
            prepared = publication();
            return true;
        }
        if (!hasNeed || lingers(owned, callsUnderWay)) {
            return false;
        }
        linger.end();
        ConsumerMembership only = apart > 0 ? nextMember(owned) : null;
        int left = recordsMax;
        for (OwnedPartition<E> partition : owned) {
            boolean isIncluded = only == null || partition.member.equals(only);
            if (isIncluded && partition.isLoaded() && (hasNeed(partition) || isToBeRenewed(partition))) {
                List<HeldRecord<E>> records = partition.work().takeSettled(left, begun);
                left -= records.size();
                parts.add(part(partition, records));
            }
        }
        prepared = publication();
        return true;
    }

    /** After the first commit that follows rollbacks, the results that were put aside are worth another attempt. */
    private void retryAside(Collection<OwnedPartition<E>> owned) {
        if (takesAgain) {
            takesAgain = false;
            owned.stream()
                    .filter(OwnedPartition::isLoaded)
                    .forEach(partition -> partition.work().retryAside(begun));
        }
    }

    private @Nullable Part<E> aside(Collection<OwnedPartition<E>> owned) {
        for (OwnedPartition<E> partition : owned) {
            HeldRecord<E> record = partition.isLoaded() ? partition.work().takeAside(begun) : null;
            if (record != null) {
                return part(partition, List.of(record));
            }
        }
        return null;
    }

    /** Returns whether the results wait for others. A commit that renews a lease or releases a partition does not wait. */
    private boolean lingers(Collection<OwnedPartition<E>> owned, int callsUnderWay) {
        return owned.stream().noneMatch(this::isUrgent)
                && results(owned) < recordsMax
                && linger.holds(callsUnderWay, begun);
    }

    private boolean isUrgent(OwnedPartition<E> partition) {
        return partition.isLoaded()
                && (partition.isLeaving() || !partition.work().hasResults())
                && hasNeed(partition);
    }

    private static int results(Collection<? extends OwnedPartition<?>> owned) {
        return owned.stream()
                .filter(OwnedPartition::isLoaded)
                .mapToInt(partition -> partition.work().results())
                .sum();
    }

    private ConsumerMembership nextMember(Collection<OwnedPartition<E>> owned) {
        List<ConsumerMembership> members = owned.stream()
                .filter(this::hasNeed)
                .map(partition -> partition.member)
                .distinct()
                .toList();
        return members.get(Math.floorMod(turn++, members.size()));
    }

    private boolean hasNeed(OwnedPartition<E> partition) {
        if (!partition.isLoaded()) {
            return false;
        }
        PartitionWork<E> work = partition.work();
        if (partition.isLeaving()) {
            return work.hasResults() || (!work.queue().hasCalls() && !work.hasUnpublished() && !partition.isDrained());
        }
        boolean lacksLease = !partition.hasLease(begun, 0)
                && (partition.isUnclaimed() || work.queue().hasUntried(begun));
        boolean isStale = work.hasChanged() && begun - lastCommit > STATE_INTERVAL.toNanos();
        boolean hasCallsToSend = work.queue().hasCalls() && isToBeRenewed(partition);
        return work.hasResults() || lacksLease || isStale || hasCallsToSend;
    }

    private boolean isToBeRenewed(OwnedPartition<E> partition) {
        return !partition.isLeaving()
                && !partition.hasLease(begun, settings.limits().lease().toNanos() / 2);
    }

    private Part<E> part(OwnedPartition<E> partition, List<HeldRecord<E>> records) {
        PartitionWork<E> work = partition.work();
        boolean releases = partition.isLeaving() && !work.queue().hasCalls() && !work.hasUnpublished();
        return new Part<>(partition, work, records, work.commit(records, releases, stamp++, begun), releases);
    }

    private Publication publication() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<ConsumerGroupMetadata, Map<TopicPartition, OffsetAndMetadata>> offsets = new HashMap<>();
        for (Part<E> part : parts) {
            part.records.forEach(record -> add(record, records));
            offsets.computeIfAbsent(part.partition.member.metadata(), any -> new HashMap<>())
                    .put(part.partition.partition, part.commit.toKafka());
        }
        return new Publication(records, offsets);
    }

    private void add(HeldRecord<E> record, List<ProducerRecord<byte[], byte[]>> records) {
        Outcome.Settled result = record.result();
        result.publish().forEach(published -> records.add(KafkaRecords.toProduce(published)));
        JournalEntry entry = result.entry();
        if (entry != null) {
            records.add(JournalRecord.toProduce(
                    settings.journalTopic(), record.consumed().partition(), entry));
        }
    }

    /** Publishes what {@link #prepare} collected. Called without the lock. */
    Publisher.Result publish() throws InterruptedException {
        Publication publication = prepared;
        if (publication == null) {
            throw new IllegalStateException("nothing was prepared");
        }
        Publisher publisher = ports.publisher();
        Set<String> topics = topics(publication);
        withoutLeader = wasAside ? publisher.withoutLeader(topics) : Set.of();
        if (!withoutLeader.isEmpty()) {
            return Publisher.Result.ROLLED_BACK;
        }
        Publisher.Result result = publisher.publish(publication);
        if (result == Publisher.Result.ROLLED_BACK) {
            withoutLeader = publisher.withoutLeader(topics);
        }
        return result;
    }

    private static Set<String> topics(Publication publication) {
        return publication.records().stream().map(ProducerRecord::topic).collect(Collectors.toSet());
    }

    void apply(Publisher.Result result) {
        prepared = null;
        if (wasAside) {
            long now = ports.nanoTime().getAsLong();
            asideNotBefore = now + (now - begun) * ASIDE_REST;
        }
        switch (result) {
            case COMMITTED -> committed();
            case ROLLED_BACK -> rolledBack();
            case REFUSED -> refused();
        }
    }

    private void committed() {
        lastCommit = begun;
        takesAgain = rollbacks > 0;
        rollbacks = 0;
        apart = Math.max(0, apart - 1);
        recordsMax = Math.min(RECORDS_MAX, 2 * recordsMax);
        for (Part<E> part : parts) {
            part.work.published(part.records, part.commit);
            part.partition.leasedUntil(begun + settings.limits().lease().toNanos());
            if (part.releases) {
                part.partition.released();
            }
            part.records.forEach(record -> events.published(record.consumed(), record.isAnswered()));
        }
    }

    private Duration backoff() {
        return BACKOFF.multipliedBy(1L << Math.min(rollbacks++, BACKOFF_DOUBLINGS_MAX));
    }

    /**
     * Returns the results to their partitions. The next publication has at most half as many records, until a record
     * that cannot be published is alone.
     */
    private void rolledBack(Duration backoff) {
        apart = PUBLICATIONS_APART;
        notBefore = ports.nanoTime().getAsLong() + backoff.toNanos();
        recordsMax = Math.max(1, size() / 2);
        parts.forEach(part -> part.work.notPublished(part.records));
    }

    /** Puts the only record of a publication aside, so that others go on. */
    private void putAside() {
        long now = ports.nanoTime().getAsLong();
        for (Part<E> part : parts) {
            part.work.notPublished(List.of());
            for (HeldRecord<E> record : part.records) {
                Duration retryIn = part.work.putAside(record, now);
                Wait wait = Objects.requireNonNull(record.unpublished());
                events.notPublished(record.consumed(), record.result().topics(), wait.attempts(), retryIn);
            }
        }
    }

    private void rolledBack() {
        if (missing.found(withoutLeader, ports.nanoTime().getAsLong())) {
            parts.forEach(part -> part.work.notPublished(part.records));
            return;
        }
        if (size() != 1) {
            rolledBack(backoff());
            return;
        }
        boolean isNew =
                parts.stream().flatMap(part -> part.records.stream()).allMatch(record -> record.unpublished() == null);
        if (isNew) {
            apart = PUBLICATIONS_APART;
            notBefore = ports.nanoTime().getAsLong() + backoff().toNanos();
        }
        putAside();
    }

    private void refused() {
        if (size() != 1) {
            rolledBack(Duration.ZERO);
            return;
        }
        Part<E> only = parts.stream()
                .filter(part -> !part.records.isEmpty())
                .findFirst()
                .orElseThrow();
        HeldRecord<E> record = only.records.get(0);
        if (record.hasInbound() && !record.isReplaced()) {
            record.replace(call.unpublishable(record));
            putAside();
            record.retryAt(ports.nanoTime().getAsLong());
        } else {
            putAside();
        }
    }

    private int size() {
        return parts.stream().mapToInt(part -> part.records.size()).sum();
    }
}

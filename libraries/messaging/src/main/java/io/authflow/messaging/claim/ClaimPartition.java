package io.authflow.messaging.claim;

import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.messaging.claim.RequestClaims.Verdict;
import io.authflow.messaging.journal.RequestTable;
import io.authflow.messaging.journal.RequestTable.Remembered;
import io.authflow.messaging.journal.SaltedHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The claims that this instance has read from one partition. Thread-safe. */
final class ClaimPartition {
    private static final Duration MEMORY = TopicCatalogue.JOURNAL_RETENTION;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final RequestTable owners;
    private final ClaimOutage outage;
    private long position;

    /**
     * @param number the number of the partition
     * @param size how many of the latest ids are remembered at least, 1 or more
     */
    ClaimPartition(int number, int size) {
        this.owners = new RequestTable(size);
        this.outage = new ClaimOutage(number);
    }

    ClaimOutage outage() {
        return outage;
    }

    /**
     * A claim in its topic.
     *
     * @param appendedAt the broker's append time of the claim
     */
    record Written(ClaimRecord claim, Instant appendedAt) {}

    /**
     * Adds claims in the order of the log. The first claim of an id wins. After 30 h it counts no more, as if the topic
     * had deleted it, and the next claim wins.
     *
     * @param next the offset after the last record that was read
     */
    void take(Collection<Written> claims, long next) {
        lock.lock();
        try {
            claims.forEach(this::take);
            position = next;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void take(Written written) {
        long id = id(written.claim());
        if (owners.find(id)
                .filter(owner -> owner.counts(written.appendedAt(), MEMORY))
                .isEmpty()) {
            owners.put(id, owner(written.claim()), written.appendedAt());
        }
    }

    /** @param appendedAt the broker's append time of the claiming record */
    Verdict judge(ClaimRecord claim, Instant appendedAt) {
        Remembered owner = owner(id(claim)).orElse(null);
        if (owner == null) {
            return Verdict.UNDECIDED;
        }
        if ((int) owner.value() == origin(claim)) {
            return Verdict.OWNED;
        }
        if (!owner.counts(appendedAt, MEMORY)) {
            return Verdict.UNDECIDED;
        }
        return (int) (owner.value() >>> 32) == fingerprint(claim) ? Verdict.DUPLICATE : Verdict.CONFLICT;
    }

    private Optional<Remembered> owner(long id) {
        lock.lock();
        try {
            return owners.find(id);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the record at this offset has been read, but no longer than the given time.
     *
     * @return whether it has been read
     */
    boolean awaitRead(long offset, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (position <= offset && left > 0) {
                left = advanced.awaitNanos(left);
            }
            return position > offset;
        } finally {
            lock.unlock();
        }
    }

    long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return owners.count();
        } finally {
            lock.unlock();
        }
    }

    private static long id(ClaimRecord claim) {
        return SaltedHash.of(claim.requestId()).getLong();
    }

    private static long owner(ClaimRecord claim) {
        return (long) fingerprint(claim) << 32 | (origin(claim) & 0xFFFF_FFFFL);
    }

    private static int origin(ClaimRecord claim) {
        return SaltedHash.of(claim.origin()).getInt();
    }

    private static int fingerprint(ClaimRecord claim) {
        return SaltedHash.of(claim.fingerprint()).getInt();
    }
}

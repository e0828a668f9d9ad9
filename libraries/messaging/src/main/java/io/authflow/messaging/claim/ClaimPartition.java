package io.authflow.messaging.claim;

import io.authflow.messaging.claim.RequestClaims.Verdict;
import io.authflow.messaging.journal.RequestTable;
import io.authflow.messaging.journal.SaltedHash;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The claims that this instance has read from one partition. Thread-safe. */
final class ClaimPartition {
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
     * Adds claims in the order of the log. The first claim of an id wins.
     *
     * @param next the offset after the last record that was read
     */
    void take(Collection<ClaimRecord> claims, long next) {
        lock.lock();
        try {
            claims.forEach(claim -> owners.putIfAbsent(id(claim), owner(claim)));
            position = next;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Verdict judge(ClaimRecord claim) {
        OptionalLong owner = owner(id(claim));
        if (owner.isEmpty()) {
            return Verdict.UNDECIDED;
        }
        if ((int) owner.getAsLong() == origin(claim)) {
            return Verdict.OWNED;
        }
        return (int) (owner.getAsLong() >>> 32) == fingerprint(claim) ? Verdict.DUPLICATE : Verdict.CONFLICT;
    }

    private OptionalLong owner(long id) {
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

package io.authflow.messaging.claim;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The claims that this instance has read from all partitions. Thread-safe. */
final class ReadClaims {
    private final int size;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private volatile List<ClaimPartition> partitions = List.of();

    /** @param size how many of the latest ids are remembered at least, over all partitions, if ids spread evenly */
    ReadClaims(int size) {
        this.size = size;
    }

    /** Sets the number of partitions. It must not change later, because it decides the partition of each id. */
    List<ClaimPartition> begin(int count) {
        if (partitions.isEmpty()) {
            partitions = IntStream.range(0, count)
                    .mapToObj(i -> new ClaimPartition(i, sizeOf(count)))
                    .toList();
        } else if (partitions.size() != count) {
            throw new IllegalStateException("The number of partitions of the claims has changed from "
                    + partitions.size() + " to " + count + ". Make the topic anew while check-service is stopped.");
        }
        return partitions;
    }

    /**
     * Returns how many ids of one partition are remembered at least.
     *
     * @param count the number of partitions
     */
    int sizeOf(int count) {
        return (size + count - 1) / count;
    }

    /** Declares that all claims are read that the topic had at the start. */
    void loaded() {
        loaded.countDown();
    }

    boolean isLoaded() {
        return loaded.getCount() == 0;
    }

    boolean awaitLoaded(long nanos) throws InterruptedException {
        return loaded.await(nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Returns the place of the claims of an id.
     *
     * @return empty until all claims are read that the topic had at the start
     */
    Optional<Place> placeOf(ClaimRecord claim) {
        List<ClaimPartition> all = partitions;
        if (!isLoaded()) {
            return Optional.empty();
        }
        int number = claim.partition(all.size());
        return Optional.of(new Place(number, all.get(number)));
    }

    int count() {
        return partitions.stream().mapToInt(ClaimPartition::count).sum();
    }

    /** The partition that has the claims of an id. */
    record Place(int number, ClaimPartition partition) {}
}

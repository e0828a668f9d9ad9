package io.authflow.messaging.claim;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What this instance has read of the claims of all partitions. Thread-safe. */
final class ReadClaims {
    private final int size;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private volatile List<ClaimPartition> partitions = List.of();

    /** @param size how many ids are remembered for sure, of all partitions together, where ids spread evenly */
    ReadClaims(int size) {
        this.size = size;
    }

    /** The partitions are known. Their number must not change: each id has its own one. */
    List<ClaimPartition> begin(int count) {
        if (partitions.isEmpty()) {
            partitions = IntStream.range(0, count)
                    .mapToObj(i -> new ClaimPartition(sizeOf(count)))
                    .toList();
        } else if (partitions.size() != count) {
            throw new IllegalStateException("The number of partitions of the claims has changed from "
                    + partitions.size() + " to " + count + ". Make the topic anew while check-service is stopped.");
        }
        return partitions;
    }

    /** How many ids of one of so many partitions are remembered for sure. */
    int sizeOf(int count) {
        return (size + count - 1) / count;
    }

    /** Everything is read that stood in the topic at the start. */
    void loaded() {
        loaded.countDown();
    }

    boolean isLoaded() {
        return loaded.getCount() == 0;
    }

    boolean awaitLoaded(long nanos) throws InterruptedException {
        return loaded.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** @return empty until everything is read that stood in the topic at the start */
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

    /** Where the claims of an id are. */
    record Place(int number, ClaimPartition partition) {}
}

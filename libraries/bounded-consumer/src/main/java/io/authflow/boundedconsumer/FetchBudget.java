package io.authflow.boundedconsumer;

/** Counts down the decompressed bytes that the response to one fetch may still take. */
final class FetchBudget {
    private long left;

    FetchBudget(int bytes) {
        this.left = bytes;
    }

    void spend(int bytes) {
        left -= bytes;
    }

    boolean isSpent() {
        return left <= 0;
    }
}

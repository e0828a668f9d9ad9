package io.authflow.contracts;

/**
 * How far earlier attempts at a record came, as far as the service knows. The values are in ascending order; of several
 * attempts, the one that came furthest counts.
 */
public enum Progress {
    /** No attempt had an effect. */
    NONE,
    /** A call with an effect was sent, but no answer says whether it succeeded. */
    UNCERTAIN,
    /** The first call of the step succeeded. The calls after it remain. */
    BEGUN;

    /** Returns the value that is further along. */
    public Progress max(Progress other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

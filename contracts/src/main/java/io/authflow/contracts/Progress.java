package io.authflow.contracts;

/** How far earlier attempts at a step came, as far as the service knows. In ascending order: the furthest one counts. */
public enum Progress {
    /** No attempt had an effect. */
    NONE,
    /** A call that has an effect was sent, and no answer says whether it had one. */
    UNCERTAIN,
    /** The first call of the step succeeded, and the calls after it are still to do. */
    BEGUN;

    /** The further one of the two. */
    public Progress max(Progress other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

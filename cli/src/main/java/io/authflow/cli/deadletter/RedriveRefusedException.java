package io.authflow.cli.deadletter;

/** The record behind a dead letter may not be redriven. */
final class RedriveRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final RedriveRefusal refusal;

    RedriveRefusedException(RedriveRefusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    RedriveRefusal refusal() {
        return refusal;
    }
}

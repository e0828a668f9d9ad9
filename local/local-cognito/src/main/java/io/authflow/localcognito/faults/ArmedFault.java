package io.authflow.localcognito.faults;

/** A fault with the count of the calls that it concerned. */
final class ArmedFault {
    private final Fault fault;
    private long seen;
    private long struck;

    ArmedFault(Fault fault) {
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    synchronized long strikeCount() {
        return struck;
    }

    synchronized boolean strikes() {
        if (struck >= fault.times() || ++seen % fault.everyNth() != 0) {
            return false;
        }
        struck++;
        return true;
    }
}

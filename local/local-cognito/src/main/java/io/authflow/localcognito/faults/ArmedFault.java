package io.authflow.localcognito.faults;

/** An active fault that counts the matching calls and the calls that it affected. */
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

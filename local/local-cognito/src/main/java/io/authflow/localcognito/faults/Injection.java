package io.authflow.localcognito.faults;

import java.util.Collection;

/** A fault in force, until it is closed. */
public final class Injection implements AutoCloseable {
    private final ArmedFault fault;
    private final Collection<ArmedFault> armed;

    Injection(ArmedFault fault, Collection<ArmedFault> armed) {
        this.fault = fault;
        this.armed = armed;
    }

    /** How many calls it has struck so far. */
    public long strikes() {
        return fault.strikeCount();
    }

    @Override
    public void close() {
        armed.remove(fault);
    }
}

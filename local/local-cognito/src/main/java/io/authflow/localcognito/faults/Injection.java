package io.authflow.localcognito.faults;

import java.util.Collection;

/** An active fault, until this object is closed. */
public final class Injection implements AutoCloseable {
    private final ArmedFault fault;
    private final Collection<ArmedFault> armed;

    Injection(ArmedFault fault, Collection<ArmedFault> armed) {
        this.fault = fault;
        this.armed = armed;
    }

    /** Returns how many calls the fault has affected so far. */
    public long strikes() {
        return fault.strikeCount();
    }

    @Override
    public void close() {
        armed.remove(fault);
    }
}

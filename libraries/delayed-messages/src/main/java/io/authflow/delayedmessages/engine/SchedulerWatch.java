package io.authflow.delayedmessages.engine;

import io.authflow.delayedmessages.port.SchedulerListener;

/** The clock, the gauges, the listener and the partition count, which all partitions of one instance share. */
public final class SchedulerWatch {
    private final Gauges gauges = new Gauges();
    private final SchedulerListener listener;
    private final OwnerClock clock;
    private volatile int partitions = 1;

    public SchedulerWatch(SchedulerListener listener, OwnerClock clock) {
        this.listener = listener;
        this.clock = clock;
    }

    OwnerClock clock() {
        return clock;
    }

    public Gauges gauges() {
        return gauges;
    }

    SchedulerListener listener() {
        return listener;
    }

    /** Returns the partition count of each input topic. */
    public int partitions() {
        return partitions;
    }

    public void partitions(int count) {
        partitions = count;
    }
}

package io.authflow.delayedmessages;

/** The gauges, the listener and the partition count, which all partitions of one instance share. */
final class SchedulerWatch {
    private final Gauges gauges = new Gauges();
    private final SchedulerListener listener;
    private volatile int partitions = 1;

    SchedulerWatch(SchedulerListener listener) {
        this.listener = listener;
    }

    Gauges gauges() {
        return gauges;
    }

    SchedulerListener listener() {
        return listener;
    }

    /** Returns the partition count of each input topic. */
    int partitions() {
        return partitions;
    }

    void partitions(int count) {
        partitions = count;
    }
}

package io.authflow.delayedmessages;

/** What all partitions of one instance share: where they report to, and how many partitions there are in all. */
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

    /** Of an input topic, of all instances together. */
    int partitions() {
        return partitions;
    }

    void partitions(int count) {
        partitions = count;
    }
}

package io.authflow.benchmarks.scheduler;

import io.authflow.delayedmessages.DelayedMessages;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Runs a scheduler in its own process. Its arguments are {@link OwnerSettings}. */
final class OwnerMain {
    static final String STATE = "state";
    static final String PENDING = "pending";
    static final String USED_HEAP = "used heap";
    static final String STANDBY_LAG = "standby lag";

    private static final int COLLECTIONS = 3;

    private OwnerMain() {}

    public static void main(String[] arguments) throws IOException {
        OwnerSettings settings = OwnerSettings.ofArguments(arguments);
        try (DelayedMessages scheduler = new DelayedMessages(settings.toScheduler(), TimerForm.PORTS)) {
            scheduler.start();
            Answers.give(question -> answer(scheduler, question));
        }
        System.exit(0);
    }

    private static String answer(DelayedMessages scheduler, String question) {
        return switch (question) {
            case STATE -> scheduler.state().name();
            case PENDING -> String.valueOf(scheduler.pendingCount());
            case USED_HEAP -> String.valueOf(usedHeap());
            case STANDBY_LAG -> String.valueOf(StandbyLag.records());
            default -> throw new IllegalArgumentException("An owner does not know what is meant by " + question);
        };
    }

    private static long usedHeap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

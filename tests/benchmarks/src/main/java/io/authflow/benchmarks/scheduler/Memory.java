package io.authflow.benchmarks.scheduler;

import java.io.IOException;

/**
 * Measures the heap and disk space that a pending timer takes, and the memory of the scheduler's process.
 *
 * <p>Options: pending (1000000), warmup (20000, timers fired first), threads (2).
 */
final class Memory {
    private static final int DELAY_MILLIS = 1_000;
    private static final double MEGABYTE = 1 << 20;

    private final int pending;
    private final int warmup;
    private final int threads;

    Memory(Options options) {
        this.pending = options.number("pending", 1_000_000);
        this.warmup = options.number("warmup", 20_000);
        this.threads = options.number("threads", 2);
    }

    void run() throws Exception {
        TimerBook book = new TimerBook();
        try (Stage stage = Stage.open();
                FiringReader reader = stage.reader(book, Topics.APPLICATION);
                TimerLoad load = stage.load(book, Topics.APPLICATION)) {
            OwnerSettings settings = stage.owner(threads).withMemorySeconds(1);
            try (ChildJvm owner = stage.startedOwner(settings)) {
                warmUp(book, load, owner);
                long changelogs = Topics.changelogBytes(stage.bootstrapServers());
                say("without timers", owner);
                long heap = usedHeap(owner);
                load.scheduleFar(pending);
                Stage.awaitPending(owner, pending);
                say(String.format("with %,d pending", pending), owner);
                perTimer("heap", usedHeap(owner) - heap);
                perTimer("changelogs on the broker", Topics.changelogBytes(stage.bootstrapServers()) - changelogs);
            }
            perTimer("state directory after a clean stop", Stage.bytesIn(settings.stateDirectory()));
            System.out.println(book.verdict());
        }
    }

    private void warmUp(TimerBook book, TimerLoad load, ChildJvm owner) {
        load.asFastAsTheyFire(warmup / 4, DELAY_MILLIS, () -> book.total() < warmup);
        Waiting.until("the warm-up to fire", () -> book.pending() == 0);
        Stage.awaitPending(owner, 0);
    }

    private static long usedHeap(ChildJvm owner) {
        return Long.parseLong(owner.ask(OwnerMain.USED_HEAP));
    }

    private static void say(String when, ChildJvm owner) throws IOException {
        System.out.printf(
                "scheduler %s: used heap %.1f MiB after a collection, resident memory %.0f MiB%n",
                when, usedHeap(owner) / MEGABYTE, owner.residentBytes() / MEGABYTE);
    }

    private void perTimer(String what, long bytes) {
        System.out.printf("%.1f bytes per pending timer: %s%n", (double) bytes / pending, what);
    }
}

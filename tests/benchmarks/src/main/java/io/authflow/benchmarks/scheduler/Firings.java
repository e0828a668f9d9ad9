package io.authflow.benchmarks.scheduler;

import io.authflow.benchmarks.Percentiles;

/**
 * Fires many timers and checks that none is early, lost or fired twice.
 *
 * <p>Options: total (1000000), threads (2), window (20000, pending timers at first), delay (2000, ms).
 */
final class Firings {
    private final int total;
    private final int threads;
    private final int window;
    private final int delayMillis;

    Firings(Options options) {
        this.total = options.number("total", 1_000_000);
        this.threads = options.number("threads", 2);
        this.window = options.number("window", 20_000);
        this.delayMillis = options.number("delay", 2_000);
    }

    void run() throws Exception {
        TimerBook book = new TimerBook();
        try (Stage stage = Stage.open();
                ChildJvm owner = stage.startedOwner(stage.owner(threads));
                FiringReader reader = stage.reader(book, Topics.APPLICATION);
                TimerLoad load = stage.load(book, Topics.APPLICATION)) {
            load.asFastAsTheyFire(window, delayMillis, () -> book.total() < total);
            Waiting.until("the last timers to fire", () -> book.pending() == 0);
            Stage.awaitPending(owner, 0);
            Percentiles lateness = book.lateness(0, Long.MAX_VALUE);
            System.out.printf("%s; least late %d ms, most %d ms%n", book.verdict(), lateness.at(0), lateness.at(1));
        }
    }
}

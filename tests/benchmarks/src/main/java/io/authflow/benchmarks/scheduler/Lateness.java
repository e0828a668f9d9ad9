package io.authflow.benchmarks.scheduler;

import io.authflow.benchmarks.Percentiles;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures the lateness of timers at a steady rate while many more are pending, for each of several commit intervals.
 * Reports it by the broker's append time, and by the time at which a read_committed consumer received the timer.
 *
 * <p>Options: pending (1000000), rate (1000, per second), seconds (90), warmup (10, seconds), threads (2), commits
 * (100,20,50,200; ms).
 */
final class Lateness {
    private static final int DELAY_MILLIS = 2_000;

    private final int pending;
    private final int perSecond;
    private final int seconds;
    private final int warmup;
    private final int threads;
    private final List<Integer> commits;

    Lateness(Options options) {
        this.pending = options.number("pending", 1_000_000);
        this.perSecond = options.number("rate", 1_000);
        this.seconds = options.number("seconds", 90);
        this.warmup = options.number("warmup", 10);
        this.threads = options.number("threads", 2);
        this.commits = options.numbers("commits", "100,20,50,200");
    }

    void run() throws Exception {
        System.out.printf(
                "%,d firings a second for %d s with %,d timers pending, %d threads; ms late by append time, and as received"
                        + " by a read_committed consumer:%n",
                perSecond, seconds, pending, threads);
        TimerBook book = new TimerBook();
        try (Stage stage = Stage.open();
                FiringReader reader = stage.reader(book, Topics.APPLICATION);
                TimerLoad load = stage.load(book, Topics.APPLICATION)) {
            fill(stage, load);
            for (int commitMillis : commits) {
                measure(stage, load, book, commitMillis);
            }
            System.out.println(book.verdict());
        }
    }

    private void fill(Stage stage, TimerLoad load) throws Exception {
        try (ChildJvm owner = stage.startedOwner(stage.owner(threads))) {
            load.scheduleFar(pending);
            Stage.awaitPending(owner, pending);
        }
    }

    private void measure(Stage stage, TimerLoad load, TimerBook book, int commitMillis) throws Exception {
        try (ChildJvm owner = stage.startedOwner(stage.owner(threads).withCommitMillis(commitMillis))) {
            long from = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(warmup);
            long to = from + TimeUnit.SECONDS.toMillis(seconds);
            load.steadily(perSecond, DELAY_MILLIS, () -> System.currentTimeMillis() < to);
            Waiting.until("the last timers to fire", () -> book.pending() == 0);
            Stage.awaitPending(owner, pending);
            System.out.printf(
                    "commit each %3d ms   appended %s   received %s%n",
                    commitMillis, row(book.lateness(from, to)), row(book.receivedLateness(from, to)));
        }
    }

    private static String row(Percentiles late) {
        return String.format(
                "p50 %4d  p99 %4d  p99.9 %4d  max %4d", late.at(0.5), late.at(0.99), late.at(0.999), late.at(1));
    }
}

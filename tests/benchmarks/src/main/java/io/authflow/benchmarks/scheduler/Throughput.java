package io.authflow.benchmarks.scheduler;

import io.authflow.benchmarks.Percentiles;
import java.util.concurrent.TimeUnit;

/**
 * Measures timers scheduled and fired per second, through the scheduler and through bare clients on the same broker.
 * The load offers timers with a short delay as fast as they fire. It counts them during the steady part, by the append
 * times of the due topic.
 *
 * <p>Options: seconds (60), warmup (30, seconds), threads (2), window (20000, pending timers at first), delay (2000,
 * ms).
 */
final class Throughput {
    private static final int COMMIT_MILLIS = 100;

    private final int seconds;
    private final int warmup;
    private final int threads;
    private final int window;
    private final int delayMillis;

    Throughput(Options options) {
        this.seconds = options.number("seconds", 60);
        this.warmup = options.number("warmup", 30);
        this.threads = options.number("threads", 2);
        this.window = options.number("window", 20_000);
        this.delayMillis = options.number("delay", 2_000);
    }

    void run() throws Exception {
        System.out.printf(
                "Timers with a delay of %d ms, as fast as they fire for %d s after %d s of warm-up, %d threads, %d partitions,"
                        + " %d bytes each, a commit each %d ms, ids forgotten after %d s:%n",
                delayMillis,
                seconds,
                warmup,
                threads,
                Topics.PARTITIONS,
                TimerForm.VALUE_BYTES,
                COMMIT_MILLIS,
                memorySeconds());
        try (Stage stage = Stage.open()) {
            double scheduler = scheduler(stage);
            double bare = bare(stage);
            System.out.printf("ratio      %.2f of bare clients%n", scheduler / bare);
        }
    }

    private double scheduler(Stage stage) throws Exception {
        OwnerSettings settings =
                stage.owner(threads).withCommitMillis(COMMIT_MILLIS).withMemorySeconds(memorySeconds());
        try (ChildJvm owner = stage.startedOwner(settings)) {
            return perSecond("scheduler", stage, Topics.APPLICATION);
        }
    }

    private double bare(Stage stage) throws Exception {
        try (ChildJvm bare = stage.startedBare(threads, COMMIT_MILLIS, memorySeconds())) {
            return perSecond("bare", stage, Topics.BARE);
        }
    }

    private double perSecond(String way, Stage stage, String application) throws Exception {
        TimerBook book = new TimerBook();
        try (FiringReader reader = stage.reader(book, application);
                TimerLoad load = stage.load(book, application)) {
            long from = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(warmup);
            long to = from + TimeUnit.SECONDS.toMillis(seconds);
            load.asFastAsTheyFire(window, delayMillis, () -> System.currentTimeMillis() < to);
            Waiting.until("the last timers to fire", () -> book.pending() == 0);
            double perSecond = (double) book.appendedBetween(from, to) / seconds;
            Percentiles lateness = book.lateness(from, to);
            System.out.printf(
                    "%-10s %,9.0f timers scheduled and fired per second   late ms p50 %d  p99 %d   %.1f records written each   %s%n",
                    way,
                    perSecond,
                    lateness.at(0.5),
                    lateness.at(0.99),
                    (double) Topics.written(stage.bootstrapServers(), application) / book.total(),
                    book.verdict());
            return perSecond;
        }
    }

    /** Half of the warm-up. So in the steady part, as many ids are forgotten as are scheduled. */
    private int memorySeconds() {
        return Math.max(1, warmup / 2);
    }
}

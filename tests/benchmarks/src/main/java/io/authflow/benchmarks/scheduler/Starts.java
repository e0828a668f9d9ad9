package io.authflow.benchmarks.scheduler;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures the time from a stop or a kill to the next firing. Many timers are pending, and a few are due all the time.
 * The first case is a clean stop and start. The second is kill -9 and a start on the same directory. The third is kill
 * -9 with a warm standby in another process.
 *
 * <p>Options: pending (1000000), rate (200, per second), threads (2), again (1, how often each), static (0). With
 * static=1, a scheduler stays the same member of its group through a restart.
 */
final class Starts {
    private static final int DELAY_MILLIS = 1_000;
    private static final int SMALL_LAG = 1_000;
    /** Enough checks for several seconds, because a partition has no lag before its first fetch. */
    private static final int ENOUGH_LOOKS = 200;

    private final int pending;
    private final int perSecond;
    private final int threads;
    private final boolean staticMember;
    private final int again;
    private final TimerBook book = new TimerBook();
    private volatile boolean loads = true;

    Starts(Options options) {
        this.pending = options.number("pending", 1_000_000);
        this.perSecond = options.number("rate", 200);
        this.threads = options.number("threads", 2);
        this.staticMember = options.number("static", 0) == 1;
        this.again = options.number("again", 1);
    }

    void run() throws Exception {
        System.out.printf(
                "To the next firing with %,d timers pending and %d a second due, %d threads, %s members:%n",
                pending, perSecond, threads, staticMember ? "static" : "dynamic");
        try (Stage stage = Stage.open();
                FiringReader reader = stage.reader(book, Topics.APPLICATION);
                TimerLoad load = stage.load(book, Topics.APPLICATION)) {
            OwnerSettings settings = stage.owner(threads).withStaticMember(staticMember);
            ChildJvm owner = stage.startedOwner(settings);
            load.scheduleFar(pending);
            Stage.awaitPending(owner, pending);
            CompletableFuture<Void> loading =
                    CompletableFuture.runAsync(() -> load.steadily(perSecond, DELAY_MILLIS, () -> loads));
            awaitFirings(0);
            for (int i = 0; i < again; i++) {
                owner = cleanly(stage, owner, settings);
                owner = killed(stage, owner, settings);
            }
            owner.close();
            withStandby(stage, settings.withStandbys(1));
            loading.join();
        }
        System.out.println(book.verdict());
    }

    private ChildJvm cleanly(Stage stage, ChildJvm owner, OwnerSettings settings) throws Exception {
        owner.close();
        long stopped = System.currentTimeMillis();
        ChildJvm next = stage.launchedOwner(settings);
        say("clean stop, start on the same directory", stopped);
        Stage.awaitRunning(next);
        return next;
    }

    private ChildJvm killed(Stage stage, ChildJvm owner, OwnerSettings settings) throws Exception {
        owner.kill();
        long killed = System.currentTimeMillis();
        ChildJvm next = stage.launchedOwner(settings);
        say("kill -9, start on the same directory, no standby", killed);
        Stage.awaitRunning(next);
        return next;
    }

    private void withStandby(Stage stage, OwnerSettings settings) throws Exception {
        ChildJvm one = stage.startedOwner(settings);
        ChildJvm other = stage.startedOwner(settings.withClientId("other"));
        for (int i = 0; i < again; i++) {
            ChildJvm standby = other;
            awaitWarm(standby);
            one.kill();
            say("kill -9, a warm standby takes over", System.currentTimeMillis());
            one = standby;
            other = again > i + 1 ? stage.startedOwner(settings.withClientId("next" + i)) : standby;
        }
        loads = false;
        Waiting.until("the last timers to fire", () -> book.pending() == 0);
        Stage.awaitPending(one, pending);
        one.close();
    }

    private static void awaitWarm(ChildJvm standby) {
        AtomicInteger looks = new AtomicInteger();
        Waiting.until(
                "the standby to be warm",
                () -> looks.updateAndGet(before -> lagsLittle(standby) ? before + 1 : 0) > ENOUGH_LOOKS);
    }

    private static boolean lagsLittle(ChildJvm standby) {
        long lag = Long.parseLong(standby.ask(OwnerMain.STANDBY_LAG));
        return lag >= 0 && lag < SMALL_LAG;
    }

    private void say(String what, long fromMillis) {
        awaitFirings(fromMillis);
        long[] first = book.firstAppendedAfter(fromMillis, Topics.PARTITIONS);
        System.out.printf(
                "%-50s first firing after %6d ms, in every partition after %6d ms%n",
                what, first[0] - fromMillis, first[first.length - 1] - fromMillis);
    }

    private void awaitFirings(long fromMillis) {
        Waiting.until(
                "a firing in every partition",
                () -> book.firstAppendedAfter(fromMillis, Topics.PARTITIONS).length == Topics.PARTITIONS);
    }
}

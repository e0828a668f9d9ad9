package io.authflow.delayedmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.delayedmessages.engine.TimerLedger;
import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.DelayedTopics;
import io.authflow.localkafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Kills the owner of the most timers at random moments while the load runs. One victim in five is killed again while it
 * starts. Judges by the broker's append times, as a read_committed consumer sees them.
 */
final class KillMatrix {
    private static final int KILLED_WITHIN_MILLIS = 1_000;
    private static final int KILLED_AGAIN_ONE_IN = 5;
    private static final int KILLED_AGAIN_WITHIN_MILLIS = 4_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KillPlan plan;
    private final long seed;
    private final Random random;
    private final TimerLedger ledger = new TimerLedger();
    private final KillGaps gaps = new KillGaps();

    KillMatrix(KillPlan plan, long seed) {
        this.plan = plan;
        this.seed = seed;
        this.random = new Random(seed);
    }

    void run(Path directory) throws Exception {
        say("seed " + seed + ", " + plan);
        try (LocalKafka kafka = LocalKafka.startTemporary();
                RealScheduler app = new RealScheduler(kafka, plan.name()).withTopics();
                GroupView group = new GroupView(kafka.bootstrapServers(), plan.name(), RealScheduler.PARTITIONS)) {
            List<OwnerProcess> processes = launched(app.settings(directory));
            try (TimerLoad load = load(kafka, app.topics())) {
                killAgainAndAgain(processes, group, load);
                drain(processes, load);
            } finally {
                for (OwnerProcess process : processes) {
                    process.close();
                }
            }
        }
        say(ledger.total() + " timers, " + ledger.pending() + " lost, " + ledger.doubles() + " double, "
                + ledger.early() + " early; " + gaps.summary());
        assertThat(ledger.pending()).as("lost").isZero();
        assertThat(ledger.doubles()).as("double").isZero();
        assertThat(ledger.early()).as("early").isZero();
    }

    private List<OwnerProcess> launched(DelayedMessagesSettings settings) throws Exception {
        List<OwnerProcess> processes = new ArrayList<>();
        for (int i = 0; i < plan.owners(); i++) {
            processes.add(new OwnerProcess(settings, plan.owners() - 1, "owner" + i, plan.membership()));
        }
        return processes;
    }

    private TimerLoad load(LocalKafka kafka, DelayedTopics topics) {
        return new TimerLoad(
                ledger,
                kafka.bootstrapServers(),
                topics,
                plan.pending(),
                plan.longestMillis(),
                new Random(random.nextLong()));
    }

    private void killAgainAndAgain(List<OwnerProcess> processes, GroupView group, TimerLoad load) throws Exception {
        ledger.mark(0);
        awaitFirings(load, allPartitions());
        for (int left = plan.kills(); left > 0; ) {
            processes.forEach(OwnerProcess::awaitRunning);
            Map<String, Set<Integer>> owned = group.awaitOwners(
                    processes.stream().map(OwnerProcess::clientId).toList());
            pause(KILLED_WITHIN_MILLIS);
            left -= kill(mostOwning(processes, owned), owned, load, left);
        }
    }

    private OwnerProcess mostOwning(List<OwnerProcess> processes, Map<String, Set<Integer>> owned) {
        return processes.stream()
                .max((a, b) -> Integer.compare(
                        owned.getOrDefault(a.clientId(), Set.of()).size(),
                        owned.getOrDefault(b.clientId(), Set.of()).size()))
                .orElseThrow();
    }

    /**
     * Kills the victim once or twice, and starts it again.
     *
     * @return the number of kills
     */
    private int kill(OwnerProcess victim, Map<String, Set<Integer>> owned, TimerLoad load, int left) throws Exception {
        Set<Integer> partitions = owned.getOrDefault(victim.clientId(), Set.of());
        boolean again = left > 1 && random.nextInt(KILLED_AGAIN_ONE_IN) == 0;
        long killedAt = System.currentTimeMillis();
        victim.kill();
        ledger.mark(System.currentTimeMillis());
        if (again) {
            victim.restart();
            pause(KILLED_AGAIN_WITHIN_MILLIS);
            victim.kill();
        }
        if (plan.owners() > 1) {
            awaitFirings(load, partitions);
        }
        victim.restart();
        awaitFirings(load, partitions);
        if (!again) {
            gaps.add(ledger.gap(partitions, killedAt));
        }
        say("killed " + victim.clientId() + " of partitions " + partitions + (again ? " twice" : "")
                + ", fired again after " + ledger.gap(partitions, killedAt) + " ms");
        return again ? 2 : 1;
    }

    private void drain(List<OwnerProcess> processes, TimerLoad load) {
        load.drain();
        await().atMost(PATIENCE).until(() -> {
            load.check();
            return ledger.pending() == 0;
        });
        processes.forEach(OwnerProcess::awaitRunning);
        await().atMost(PATIENCE)
                .until(() -> processes.stream().mapToLong(OwnerProcess::pending).sum() == 0);
    }

    private void awaitFirings(TimerLoad load, Set<Integer> partitions) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            load.check();
            return ledger.firedSinceMark(partitions);
        });
    }

    private void pause(int withinMillis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(withinMillis));
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Set<Integer> allPartitions() {
        return Set.copyOf(IntStream.range(0, RealScheduler.PARTITIONS).boxed().toList());
    }

    private void say(String sentence) {
        System.out.println("kill matrix " + plan.name() + ": " + sentence);
    }
}

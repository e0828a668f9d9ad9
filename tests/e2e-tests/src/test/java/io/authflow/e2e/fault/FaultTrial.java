package io.authflow.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authflow.e2e.fault.load.Load;
import io.authflow.e2e.fault.oracle.Backlog;
import io.authflow.e2e.fault.oracle.LiveTopics;
import io.authflow.e2e.fault.stage.Installation;
import io.authflow.e2e.fault.stage.Service;
import io.authflow.e2e.fault.stage.ServiceProcess;
import io.authflow.e2e.fault.table.OperatorView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Causes one fault while flows are on their way, and judges the run when the fault is over. */
final class FaultTrial implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FaultTrial.class);

    private static final long SEED = Long.getLong("fault.seed", System.nanoTime());
    private static final Duration WARM_UP = Duration.ofMinutes(5);
    /** How long requests go on after the fault is healed. */
    static final Duration AFTERWARDS = Duration.ofSeconds(10);

    private final FaultPlan plan;
    private final Installation installation;
    private final LiveTopics topics;
    private final Load load;
    private final Random random = new Random(SEED);
    private final List<String> notes = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Set<String> excused = new HashSet<>();

    private OperatorView operators;
    private int inFlight;
    private boolean unharmed;

    private FaultTrial(FaultPlan plan) {
        this.plan = plan;
        log.atInfo().addKeyValue("fault", plan).addKeyValue("seed", SEED).log("Preparing a fault");
        installation = Installations.take(plan);
        topics = new LiveTopics(installation.broker().bootstrapServers());
        load = new Load(
                installation.broker().bootstrapServers(), installation.pool().users(), random);
        notes.add("seed " + SEED);
    }

    /** Strikes and judges; fails where the oracle finds a violation. */
    static void run(FaultPlan plan, Scenario fault) {
        assumeTrue(plan.isWanted(), "not in fault.only");
        try (FaultTrial trial = new FaultTrial(plan)) {
            trial.warmUp();
            trial.strike(fault);
            assertThat(trial.judge().examples()).as(plan.name()).isEmpty();
        }
    }

    /** What does not come back is a violation, and the rest of the run is judged all the same. */
    private void strike(Scenario fault) {
        try {
            fault.strike(this);
        } catch (RuntimeException | AssertionError e) {
            log.atError().setCause(e).log("The fault could not be healed");
            failures.add("the fault could not be healed: " + e.getMessage());
        }
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    Installation installation() {
        return installation;
    }

    ServiceProcess service(Service service) {
        return installation.service(service);
    }

    LiveTopics topics() {
        return topics;
    }

    Load load() {
        return load;
    }

    Random random() {
        return random;
    }

    /** Something for the table. */
    void note(String text) {
        notes.add(text);
    }

    /** These requests cannot be held against authflow. */
    void excuse(Set<String> requestIds) {
        excused.addAll(requestIds);
    }

    /** Whether it is a request of this load, and not excused. */
    boolean isJudged(String requestId) {
        return load.hasAsked(requestId) && !excused.contains(requestId);
    }

    /** Lets the fault go on for that long. */
    void lasts(Duration time) {
        try {
            // never counted down: the time is what is wanted
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted while a fault went on.", e);
        }
    }

    /** Any time up to that one. */
    Duration anyTimeUpTo(Duration longest) {
        return Duration.ofMillis(random.nextInt((int) longest.toMillis()));
    }

    private void warmUp() {
        operators = new OperatorView(installation.services());
        if (!plan.struckFirst()) {
            loadNow();
        }
    }

    /** Lets the load begin where it has not, and waits until enough flows are on their way. */
    void loadNow() {
        if (inFlight > 0) {
            return;
        }
        if (plan.burst() > 0) {
            load.burst(plan.burst());
        } else {
            load.start();
        }
        await("flows on their way").atMost(WARM_UP).until(() -> topics.inFlight(load::hasAsked) >= plan.inFlight());
        inFlight = topics.inFlight(load::hasAsked);
        operators = operators.anew();
        log.atInfo()
                .addKeyValue("fault", plan.name())
                .addKeyValue("inFlight", inFlight)
                .log("The fault strikes");
    }

    private FaultJudgement judge() {
        Recovery recovery = new Recovery(this, Instant.now());
        recovery.awaitBacklog(Backlog.of(topics.current()));
        if (plan.burst() == 0) {
            lasts(AFTERWARDS);
        }
        load.stop();
        recovery.awaitQuiet();
        FaultJudgement judgement = new FaultJudgement(this, recovery);
        judgement.report();
        unharmed = judgement.examples().isEmpty();
        return judgement;
    }

    String name() {
        return plan.name();
    }

    int inFlightAtStrike() {
        return inFlight;
    }

    OperatorView operators() {
        return operators;
    }

    Set<String> excused() {
        return Set.copyOf(excused);
    }

    String notes() {
        return notes.stream().collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        load.close();
        topics.close();
        if (operators != null) {
            operators.close();
        }
        Installations.giveBack(plan, installation, unharmed);
    }
}

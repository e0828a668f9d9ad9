package io.authflow.e2e.fault;

import io.authflow.e2e.fault.oracle.Backlog;
import io.authflow.e2e.wire.Groups;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waits until authflow has recovered from a fault that was ended, and measures the time. */
final class Recovery {
    /** Until what had piled up has to be worked off. */
    private static final Duration LIMIT = Duration.ofSeconds(Long.getLong("fault.recovery", 60));
    /** Without any end of a flow: the longest session, and as much again. */
    private static final Duration HOPE = Duration.ofSeconds(45);
    /** As long as flows end, they are waited for: a machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("fault.patience", 600));

    private static final Duration POLL = Duration.ofMillis(250);

    private final FaultTrial trial;
    private final Instant healed;
    private @Nullable Instant recovered;
    private List<String> behind = List.of();

    Recovery(FaultTrial trial, Instant healed) {
        this.trial = trial;
        this.healed = healed;
    }

    /** Waits until the groups are past what was there when the fault was healed, or the limit is over. */
    void awaitBacklog(Backlog backlog) {
        try (Groups groups = groups()) {
            if (until(healed.plus(LIMIT), () -> backlog.behind(groups).isEmpty())) {
                recovered = Instant.now();
            } else {
                trial.note("behind after " + LIMIT.toSeconds() + " s: " + backlog.behind(groups));
            }
        }
    }

    /** Waits until all flows have ended and no group lags, or nobody can hope for it any more. */
    void awaitQuiet() {
        Instant latest = Instant.now().plus(PATIENCE);
        try (Groups groups = groups()) {
            until(latest, () -> isQuiet(groups) || isStuck());
            behind = Backlog.of(trial.topics().current()).behind(groups);
        }
    }

    /** No flow has ended for so long that none of them will. */
    private boolean isStuck() {
        return trial.topics().lastEnd().plus(HOPE).isBefore(Instant.now())
                && healed.plus(LIMIT).isBefore(Instant.now());
    }

    /** Seconds; below zero where it did not come. */
    double recoveredAfter() {
        return recovered == null ? -1 : Duration.between(healed, recovered).toMillis() / 1000.0;
    }

    /** When it came, or when it was given up. */
    Instant recoveredAt() {
        return recovered == null ? healed.plus(LIMIT) : recovered;
    }

    /** The groups that lag in the end, or were too slow. */
    List<String> behind() {
        return recovered == null && behind.isEmpty() ? List.of("the backlog took longer than " + LIMIT) : behind;
    }

    private boolean isQuiet(Groups groups) {
        return trial.topics().inFlight(trial::isJudged) == 0
                && Backlog.of(trial.topics().current()).behind(groups).isEmpty();
    }

    private Groups groups() {
        return new Groups(trial.installation().broker().bootstrapServers());
    }

    private boolean until(Instant deadline, BooleanSupplier condition) {
        while (Instant.now().isBefore(deadline)) {
            if (condition.getAsBoolean()) {
                return true;
            }
            trial.lasts(POLL);
        }
        return condition.getAsBoolean();
    }
}

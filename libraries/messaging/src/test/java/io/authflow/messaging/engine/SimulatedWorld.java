package io.authflow.messaging.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock, the dice and the trace of one simulation. Every event follows from the seed. All instances run on one
 * thread. If a simulated thread would wait for a broker or the pool, {@link #meanwhile} lets the others run.
 */
final class SimulatedWorld {
    private static final int DEPTH_MAX = 5;
    private static final long STRIDE = Duration.ofSeconds(2).toNanos();
    private static final int MEANWHILE_MAX = 4;

    final SplittableRandom dice;
    private final @Nullable List<String> trace;
    private final Runnable step;
    private final List<Runnable> afterTime = new ArrayList<>();
    private long nanos = Duration.ofDays(1).toNanos();
    private int depth;
    private boolean healing;
    private @Nullable String violation;

    /** @param step takes one random action */
    SimulatedWorld(long seed, boolean tracing, Runnable step) {
        this.dice = new SplittableRandom(seed);
        this.trace = tracing ? new ArrayList<>() : null;
        this.step = step;
    }

    /** The process was killed while one of its threads waited. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    long nanos() {
        return nanos;
    }

    Instant now() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    long millis() {
        return nanos / 1_000_000;
    }

    boolean percent(int chance) {
        return !healing && dice.nextInt(100) < chance;
    }

    <T> T oneOf(List<T> all) {
        return all.get(dice.nextInt(all.size()));
    }

    /** Called after the clock has moved. */
    void afterTime(Runnable action) {
        afterTime.add(action);
    }

    /** Moves the clock in steps that are shorter than every time-out. */
    void pass(Duration time) {
        tell(() -> "the clock moves by " + time);
        long end = nanos + time.toNanos();
        while (nanos < end) {
            nanos = Math.min(end, nanos + STRIDE);
            afterTime.forEach(Runnable::run);
        }
    }

    /** Faults are over from now on. */
    void heal() {
        healing = true;
        tell(() -> "all is healed");
    }

    boolean isHealing() {
        return healing;
    }

    /** Lets a thread of the process wait. Others act, and continue while the process is frozen. */
    void meanwhile(SimulatedProcess waiting) {
        if (depth < DEPTH_MAX && !healing) {
            depth++;
            for (int left = dice.nextInt(MEANWHILE_MAX); left > 0 && !waiting.isDead(); left--) {
                step.run();
            }
            depth--;
        }
        while (waiting.isFrozen() && !waiting.isDead()) {
            pass(Duration.ofSeconds(1));
        }
    }

    void tell(Supplier<String> what) {
        if (trace != null) {
            trace.add(String.format("%10.3f s %s%s", nanos / 1e9, "  ".repeat(depth), what.get()));
        }
    }

    /** Keeps the first violation. A thrown error would count as the failure of a call. */
    void violated(String what) {
        if (violation == null) {
            violation = what;
            tell(() -> "VIOLATION: " + what);
        }
    }

    void require(boolean holds, Supplier<String> what) {
        if (!holds) {
            violated(what.get());
        }
    }

    @Nullable
    String violation() {
        return violation;
    }

    List<String> trace() {
        return trace == null ? List.of() : trace;
    }
}

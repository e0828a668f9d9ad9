package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The waiting records and paused partitions of an engine.
 *
 * @param waits the waiting records by the code of their latest failure; codes without records are left out
 * @param pausedPartitions how many partitions take no new records, or could not be loaded for 30 s
 */
public record EngineStatus(Map<FailureCode, Waits> waits, int pausedPartitions) {

    /** @param longest time since the first failure of the record that has waited longest */
    public record Waits(int records, Duration longest) {
        public static final Waits NONE = new Waits(0, Duration.ZERO);

        private Waits and(Duration another) {
            return new Waits(records + 1, another.compareTo(longest) > 0 ? another : longest);
        }
    }

    static <P extends OwnedPartition<?>> EngineStatus of(Collection<P> owned, Predicate<P> wants, long now) {
        Map<FailureCode, Waits> waits = new EnumMap<>(FailureCode.class);
        int paused = 0;
        for (P partition : owned) {
            boolean isPaused = partition.isLoaded() ? !wants.test(partition) : partition.isLoadedLate(now);
            paused += isPaused ? 1 : 0;
            partition.waits(now).forEach(wait -> add(wait, now, waits));
        }
        return new EngineStatus(waits, paused);
    }

    /**
     * A record that another instance left waiting counts only after its next failure here, because its code is unknown.
     */
    private static void add(Wait wait, long now, Map<FailureCode, Waits> waits) {
        FailureCode code = wait.code();
        if (code != null) {
            waits.merge(code, Waits.NONE.and(wait.lasted(now)), (before, one) -> before.and(one.longest()));
        }
    }
}

package io.authflow.cli.deadletter;

import io.authflow.contracts.FailureCode;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Selects dead letters.
 *
 * @param ids only dead letters with these ids; empty for any
 * @param service only dead letters of this service; null for any
 * @param code only dead letters with this code; null for any
 * @param since only dead letters with this append time or a later one; null for any
 */
public record DeadLetterFilter(
        Set<String> ids,
        @Nullable String service,
        @Nullable FailureCode code,
        @Nullable Instant since) implements Predicate<DeadLetterEntry> {
    public DeadLetterFilter {
        ids = Set.copyOf(ids);
    }

    /** Returns the filter that takes every dead letter. */
    public static DeadLetterFilter any() {
        return new DeadLetterFilter(Set.of(), null, null, null);
    }

    /** Returns the filter that takes the dead letter with this id only. */
    public static DeadLetterFilter of(String id) {
        return new DeadLetterFilter(Set.of(id), null, null, null);
    }

    /** Whether any criterion is set. */
    public boolean isSet() {
        return !equals(any());
    }

    @Override
    public boolean test(DeadLetterEntry entry) {
        return (ids.isEmpty() || ids.contains(entry.id()))
                && (service == null || service.equals(entry.letter().service()))
                && (code == null || code == entry.letter().code())
                && (since == null || !entry.at().isBefore(since));
    }
}

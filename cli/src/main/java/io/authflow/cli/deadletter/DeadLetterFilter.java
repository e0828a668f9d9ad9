package io.authflow.cli.deadletter;

import io.authflow.contracts.FailureCode;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant.
 *
 * @param ids of these only; empty for any
 * @param service of this service only; null for any
 * @param code with this code only; null for any
 * @param since taken by the broker at this time or later; null for any
 */
public record DeadLetterFilter(
        Set<String> ids,
        @Nullable String service,
        @Nullable FailureCode code,
        @Nullable Instant since) implements Predicate<DeadLetterEntry> {
    public DeadLetterFilter {
        ids = Set.copyOf(ids);
    }

    /** All of them. */
    public static DeadLetterFilter any() {
        return new DeadLetterFilter(Set.of(), null, null, null);
    }

    /** The one of that id. */
    public static DeadLetterFilter of(String id) {
        return new DeadLetterFilter(Set.of(id), null, null, null);
    }

    /** Whether it leaves any out. */
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

package io.authflow.cli.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * Outcome of redriving one dead letter.
 *
 * @param refusal null if its record was published
 */
public record RedriveOutcome(
        DeadLetterEntry entry, @Nullable RedriveRefusal refusal) {}

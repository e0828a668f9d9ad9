package io.authflow.cli.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * What became of a dead letter.
 *
 * @param refusal null if its record was published anew
 */
public record RedriveOutcome(
        DeadLetterEntry entry, @Nullable RedriveRefusal refusal) {}

package io.authflow.cli.operate;

import io.authflow.cli.command.DurationConverter;
import io.authflow.cli.command.WrongUsageException;
import io.authflow.cli.deadletter.DeadLetterFilter;
import io.authflow.cli.deadletter.DeadLetters;
import io.authflow.contracts.FailureCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options that select dead letters. */
final class DeadLetterOptions {
    @Option(
            names = "--service",
            paramLabel = "SERVICE",
            description = "Those of this service only, for example login-service.")
    @Nullable
    String service;

    @Option(names = "--code", paramLabel = "CODE", description = "Those with this code only, for example CONFLICT.")
    @Nullable
    FailureCode code;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Those of the last so long only, for example 2h.")
    @Nullable
    Duration since;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many, the oldest first, 1 to 100,000 (default: ${DEFAULT-VALUE}); all are counted.")
    int limit;

    DeadLetterFilter filter(CommandSpec spec, List<String> ids, InstantSource clock) {
        if (limit < 1 || limit > DeadLetters.LIMIT_MAX) {
            throw new WrongUsageException(
                    spec.commandLine(), "--limit is from 1 to " + DeadLetters.LIMIT_MAX + ", not " + limit + ".");
        }
        return new DeadLetterFilter(
                Set.copyOf(ids),
                service,
                code,
                since == null ? null : clock.instant().minus(since));
    }
}

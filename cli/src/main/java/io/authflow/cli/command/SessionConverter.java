package io.authflow.cli.command;

import io.authflow.contracts.event.SessionSeconds;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;

/** Parses the length of a session, or of its extension: whole seconds, in the range of the contract. */
public final class SessionConverter implements ITypeConverter<Integer> {
    private final DurationConverter durations = new DurationConverter();

    @Override
    public Integer convert(String text) {
        Duration duration = durations.convert(text);
        if (duration.toMillisPart() != 0
                || duration.toSeconds() < SessionSeconds.MIN
                || duration.toSeconds() > SessionSeconds.MAX) {
            throw new UnfitValueException(
                    "give whole seconds, from " + SessionSeconds.MIN + "s to " + SessionSeconds.MAX + "s");
        }
        return (int) duration.toSeconds();
    }
}

package io.authflow.cli.flow;

import io.authflow.cli.command.UnfitValueException;
import io.authflow.contracts.event.Intent;
import picocli.CommandLine.ITypeConverter;

/** Parses the intent of a request: {@code auto}, {@code login} or {@code signup}. */
final class IntentConverter implements ITypeConverter<Intent> {
    @Override
    public Intent convert(String text) {
        return Intent.find(text).orElseThrow(() -> new UnfitValueException("give auto, login or signup"));
    }
}

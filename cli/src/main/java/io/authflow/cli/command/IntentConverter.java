package io.authflow.cli.command;

import io.authflow.contracts.event.Intent;
import picocli.CommandLine.ITypeConverter;

/** What a request is to do, in the word of the contract. */
final class IntentConverter implements ITypeConverter<Intent> {
    @Override
    public Intent convert(String text) {
        return Intent.find(text).orElseThrow(() -> new UnfitValueException("give auto, login or signup"));
    }
}

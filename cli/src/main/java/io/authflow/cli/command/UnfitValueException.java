package io.authflow.cli.command;

import picocli.CommandLine.TypeConversionException;

/** The value of an option cannot be used. The message says what to give, and does not quote the value. */
public final class UnfitValueException extends TypeConversionException {
    private static final long serialVersionUID = 1L;

    public UnfitValueException(String whatToGive) {
        super(whatToGive);
    }
}

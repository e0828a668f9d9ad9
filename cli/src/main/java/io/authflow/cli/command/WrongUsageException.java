package io.authflow.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The arguments do not fit together. The message is a sentence for the user, and names no value that could be secret.
 */
public final class WrongUsageException extends ParameterException {
    private static final long serialVersionUID = 1L;

    public WrongUsageException(CommandLine command, String sentence) {
        super(command, sentence);
    }
}

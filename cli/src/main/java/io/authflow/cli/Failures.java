package io.authflow.cli;

import io.authflow.cli.command.CommandException;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.deadletter.DeadLetterException;
import io.authflow.delayedmessages.settings.UnfitTopicsException;
import io.authflow.flowreader.FollowException;
import io.authflow.provisioning.AccessGrantException;
import io.authflow.provisioning.TopicCreationException;
import io.authflow.sealing.SealingException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Prints a failure as one sentence. It shows a message only if that message is written for users and quotes no secret.
 */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final List<Class<? extends RuntimeException>> SPEAKING = List.of(
            AccessGrantException.class,
            DeadLetterException.class,
            FollowException.class,
            CommandException.class,
            SealingException.class,
            TopicCreationException.class,
            UnfitTopicsException.class,
            UncheckedIOException.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println("authflow: " + sentence(failure));
        command.getErr().flush();
        return ExitCode.FAILURE;
    }

    /** Never prints picocli's own message, because it quotes values. */
    @Override
    public int handleParseException(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println("authflow: " + inert(UsageSentence.of(mistake)));
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName(" ") + " --help");
        command.getErr().flush();
        return ExitCode.USAGE;
    }

    private static String inert(String message) {
        return message.replaceAll("\\p{Cntrl}", "?");
    }

    private static String sentence(Exception failure) {
        if (SPEAKING.stream().anyMatch(type -> type.isInstance(failure))) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof KafkaException) {
            return "The Kafka client cannot be used (" + failure.getClass().getSimpleName()
                    + "). Check --bootstrap-server and the file of --command-config.";
        }
        return "An unforeseen failure (" + failure.getClass().getName() + " at " + place(failure)
                + "). Report it with the command that you ran.";
    }

    private static String place(Exception failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return stack.length == 0 ? "an unknown place" : stack[0].toString();
    }
}

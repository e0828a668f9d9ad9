package io.authflow.cli;

import io.authflow.cli.command.UnfitValueException;
import io.authflow.cli.command.WrongUsageException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Words what is wrong with the arguments of a command. Picocli's own messages quote values, and a misplaced value could
 * be a password.
 */
final class UsageSentence {
    /** The part of an unknown option that may be printed: its name, up to the equals sign. */
    private static final Pattern OPTION_NAME = Pattern.compile("(--[a-z]+(?:-[a-z]+){0,3})(=.*)?", Pattern.DOTALL);

    private static final int NAME_LENGTH_MAX = 30;
    private static final String PASSWORD_OPTION = "--password-stdin";
    private static final String HOW_TO_GIVE_IT =
            " A password is never an argument: 'authflow publish' asks for it, or takes"
                    + " it from standard input with " + PASSWORD_OPTION + ".";

    private UsageSentence() {}

    static String of(ParameterException mistake) {
        if (mistake instanceof WrongUsageException) {
            return String.valueOf(mistake.getMessage());
        }
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched);
        }
        if (mistake instanceof MissingParameterException missing) {
            return missing(missing);
        }
        if (mistake instanceof MutuallyExclusiveArgsException) {
            return "Options exclude each other. Give one of those that the help shows with | between them.";
        }
        if (mistake instanceof MaxValuesExceededException) {
            return "An option has a value that it does not take.";
        }
        if (mistake instanceof OverwrittenOptionException twice) {
            return label(twice.getOverwritten()) + " may be given only once.";
        }
        ArgSpec argument = mistake.getArgSpec();
        return argument == null ? "The arguments cannot be understood." : unfit(argument, mistake);
    }

    private static String unknown(UnmatchedArgumentException mistake) {
        CommandSpec command = mistake.getCommandLine().getCommandSpec();
        String name = mistake.getUnmatched().stream()
                .map(UsageSentence::optionName)
                .filter(UsageSentence::isPrintable)
                .findFirst()
                .orElse("");
        boolean password = name.contains("pass") || command.findOption(PASSWORD_OPTION) != null;
        return "'" + command.qualifiedName(" ") + "' " + what(name, command) + suggestion(mistake)
                + (password ? HOW_TO_GIVE_IT : "");
    }

    private static String what(String name, CommandSpec command) {
        if (!name.isEmpty()) {
            return "has no option " + name + ".";
        }
        return command.subcommands().isEmpty()
                ? "was given an argument that it does not take."
                : "has no such command or option.";
    }

    private static String optionName(String argument) {
        Matcher matcher = OPTION_NAME.matcher(argument);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static boolean isPrintable(String name) {
        return !name.isEmpty() && name.length() <= NAME_LENGTH_MAX;
    }

    /** Suggests existing names only, and never quotes the argument. */
    private static String suggestion(UnmatchedArgumentException mistake) {
        List<String> names = mistake.getSuggestions();
        return names.isEmpty() ? "" : " Did you mean " + String.join(" or ", names) + "?";
    }

    private static String missing(MissingParameterException mistake) {
        List<ArgSpec> missing = mistake.getMissing();
        boolean oneOfThem = missing.stream().anyMatch(argument -> argument.group() != null);
        String names =
                missing.stream().map(UsageSentence::label).collect(Collectors.joining(oneOfThem ? " or " : ", "));
        return names.isEmpty()
                ? "An argument or its value is missing."
                : "Missing, or without its value: " + names + ".";
    }

    private static String unfit(ArgSpec argument, ParameterException mistake) {
        String whatToGive = mistake.getCause() instanceof UnfitValueException unfit
                ? String.valueOf(unfit.getMessage())
                : whatToGive(argument);
        return "The value of " + label(argument) + " cannot be used: " + whatToGive + ".";
    }

    private static String whatToGive(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes().length == 0 ? argument.type() : argument.auxiliaryTypes()[0];
        Object @Nullable [] words = type.getEnumConstants();
        if (words != null) {
            return "give one of " + Arrays.stream(words).map(Object::toString).collect(Collectors.joining(", "));
        }
        if (type == int.class || type == Integer.class) {
            return "give a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "it takes none";
        }
        return type == UUID.class
                ? "give an id of 32 hexadecimal digits with hyphens"
                : "see the help for what it takes";
    }

    private static String label(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return argument.paramLabel();
        }
        return option.arity().max() == 0 ? option.longestName() : option.longestName() + " " + option.paramLabel();
    }
}

package io.authflow.benchmarks.scheduler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Parses the arguments after a part's name. They are whole numbers as {@code name=value}, and lists separated by
 * commas.
 */
final class Options {
    private final Map<String, String> given = new HashMap<>();

    static Options of(List<String> arguments) {
        Options options = new Options();
        arguments.forEach(options::add);
        return options;
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(given.getOrDefault(name, String.valueOf(otherwise)));
    }

    List<Integer> numbers(String name, String otherwise) {
        return Stream.of(given.getOrDefault(name, otherwise).split(","))
                .map(Integer::valueOf)
                .toList();
    }

    private void add(String argument) {
        String[] parts = argument.split("=", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "The argument " + argument + " is no option, because it has no value. Give name=value.");
        }
        given.put(parts[0], parts[1]);
    }
}

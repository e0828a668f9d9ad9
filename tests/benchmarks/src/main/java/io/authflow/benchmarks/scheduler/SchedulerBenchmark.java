package io.authflow.benchmarks.scheduler;

import java.util.Arrays;
import java.util.List;

/**
 * Measures the scheduler of delayed messages on a real broker. The broker, the scheduler and the bare clients each run
 * in their own JVM. Compare the ratios: absolute figures depend on the machine. Exits with 1 if a timer was early, lost
 * or fired twice.
 *
 * <p>Arguments: a part's name (throughput, firings, lateness, memory, starts) or all, then its options as name=value.
 * See {@link Throughput}, {@link Firings}, {@link Lateness}, {@link Memory} and {@link Starts}.
 */
public final class SchedulerBenchmark {
    private static final List<String> PARTS = List.of("throughput", "firings", "lateness", "memory", "starts");

    private SchedulerBenchmark() {}

    public static void main(String[] arguments) {
        String part = arguments.length == 0 ? "all" : arguments[0];
        Options options = Options.of(Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length));
        try {
            for (String name : part.equals("all") ? PARTS : List.of(part)) {
                System.out.println("--- scheduler: " + name);
                run(name, options);
            }
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run(String part, Options options) throws Exception {
        switch (part) {
            case "throughput" -> new Throughput(options).run();
            case "firings" -> new Firings(options).run();
            case "lateness" -> new Lateness(options).run();
            case "memory" -> new Memory(options).run();
            case "starts" -> new Starts(options).run();
            default -> throw new IllegalArgumentException("There is no part " + part + ". Name one of " + PARTS);
        }
    }
}

package io.authflow.e2e.fault;

import io.authflow.e2e.fault.load.Load;
import io.authflow.e2e.fault.stage.Installation;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A fault with its name and what it needs.
 *
 * @param name for {@code fault.only} and the table
 * @param burst requests that are published at once, before the steady ones; 0 for none
 * @param struckFirst whether the scenario itself lets the load begin
 * @param brokerDirectory makes the place of the broker's data in the directory of the run
 * @param preparation before the services start
 */
record FaultPlan(
        String name,
        int burst,
        boolean struckFirst,
        UnaryOperator<Path> brokerDirectory,
        Consumer<Installation> preparation) {
    /** A regular expression of names; the other faults are skipped. */
    private static final Pattern ONLY = Pattern.compile(System.getProperty("fault.only", ".*"));

    static FaultPlan of(String name) {
        return new FaultPlan(name, 0, false, directory -> directory.resolve("kafka"), any -> {});
    }

    FaultPlan prepared(Consumer<Installation> more) {
        return new FaultPlan(name, burst, struckFirst, brokerDirectory, preparation.andThen(more));
    }

    FaultPlan withBrokerIn(UnaryOperator<Path> place) {
        return new FaultPlan(name, burst, struckFirst, place, preparation);
    }

    FaultPlan withBurst(int requests) {
        return new FaultPlan(name, requests, struckFirst, brokerDirectory, preparation);
    }

    /** The fault is there before the first request. */
    FaultPlan strikingFirst() {
        return new FaultPlan(name, burst, true, brokerDirectory, preparation);
    }

    boolean isWanted() {
        return ONLY.matcher(name).matches();
    }

    /** How many flows are to be on their way when it strikes. */
    int inFlight() {
        return Math.max(Integer.getInteger("fault.in-flight", 200), burst);
    }

    @Override
    public String toString() {
        return name + " at " + Load.PER_SECOND + "/s";
    }
}

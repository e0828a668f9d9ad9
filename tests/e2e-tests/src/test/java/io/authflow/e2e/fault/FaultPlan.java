package io.authflow.e2e.fault;

import io.authflow.e2e.fault.load.Load;
import io.authflow.e2e.fault.stage.Installation;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A fault's name and its requirements.
 *
 * @param name for {@code fault.only} and the table
 * @param burst requests to publish at once before the steady ones; 0 for none
 * @param struckFirst whether the scenario itself starts the load
 * @param brokerDisk size of the broker's disk in megabytes; 0 for no limit
 * @param preparation runs before the services start
 */
record FaultPlan(String name, int burst, boolean struckFirst, int brokerDisk, Consumer<Installation> preparation) {
    /** A regular expression of names; the other faults are skipped. */
    private static final Pattern ONLY = Pattern.compile(System.getProperty("fault.only", ".*"));

    /** The fault needs an installation of its own, and nobody may use it afterwards. */
    static final Consumer<Installation> OWN = any -> {};

    private static final Consumer<Installation> NOTHING = any -> {};

    static FaultPlan of(String name) {
        return new FaultPlan(name, 0, false, 0, NOTHING);
    }

    FaultPlan prepared(Consumer<Installation> more) {
        return new FaultPlan(name, burst, struckFirst, brokerDisk, preparation.andThen(more));
    }

    FaultPlan withBrokerDisk(int megabytes) {
        return new FaultPlan(name, burst, struckFirst, megabytes, preparation);
    }

    FaultPlan withBurst(int requests) {
        return new FaultPlan(name, requests, struckFirst, brokerDisk, preparation);
    }

    /** The fault is there before the first request. */
    FaultPlan strikingFirst() {
        return new FaultPlan(name, burst, true, brokerDisk, preparation);
    }

    /** Whether any installation will do. */
    boolean isPlain() {
        return brokerDisk == 0 && preparation == NOTHING;
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

package io.authflow.localcognito.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The active faults of a server. */
public final class Faults {
    private final List<ArmedFault> armed = new CopyOnWriteArrayList<>();

    /** Activates a fault. Close the returned injection to remove it. */
    public Injection inject(Fault fault) {
        ArmedFault added = new ArmedFault(fault);
        armed.add(added);
        return new Injection(added, armed);
    }

    public void clear() {
        armed.clear();
    }

    /** Returns the faults for one call. Ask only once for each call, because faults count calls. */
    public Plan plan(String operation, @Nullable String username) {
        if (armed.isEmpty()) {
            return Plan.NONE;
        }
        return Plan.of(armed.stream()
                .filter(fault -> fault.fault().concerns(operation, username))
                .filter(ArmedFault::strikes)
                .map(ArmedFault::fault)
                .toList());
    }
}

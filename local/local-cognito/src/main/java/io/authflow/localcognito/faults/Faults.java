package io.authflow.localcognito.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The faults in force. */
public final class Faults {
    private final List<ArmedFault> armed = new CopyOnWriteArrayList<>();

    /** Puts a fault in force; closing the answer takes it out again. */
    public Injection inject(Fault fault) {
        ArmedFault added = new ArmedFault(fault);
        armed.add(added);
        return new Injection(added, armed);
    }

    public void clear() {
        armed.clear();
    }

    /** What shall go wrong in this call; each call may be asked for once only, because faults count calls. */
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

package io.authflow.logout;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationListener;

/**
 * Ends the process once its scheduler has given up, so that whatever runs it starts another: a process that lives and logs nobody out
 * would look well.
 */
record EndsWhenBroken(Runnable end) implements ApplicationListener<AvailabilityChangeEvent<LivenessState>> {
    private static final Logger LOG = LoggerFactory.getLogger(EndsWhenBroken.class);
    private static final int FAILURE = 1;

    /** For an application that has the process to itself. */
    static EndsWhenBroken ofThisProcess() {
        // An exit waits for all that runs, the caller too, so it needs a thread of its own.
        return new EndsWhenBroken(() -> new Thread(() -> System.exit(FAILURE), "end").start());
    }

    @Override
    public void onApplicationEvent(AvailabilityChangeEvent<LivenessState> event) {
        if (event.getState() == LivenessState.BROKEN) {
            LOG.atError()
                    .log("The scheduler has given up, and no session would end here any more; the process ends, so that"
                            + " a new one begins where it was");
            end.run();
        }
    }
}

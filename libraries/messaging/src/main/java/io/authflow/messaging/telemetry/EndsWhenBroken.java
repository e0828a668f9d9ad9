package io.authflow.messaging.telemetry;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationListener;

/**
 * Ends the process of a broken service, so that a supervisor starts a new one. Only for a process that runs nothing
 * else.
 */
public final class EndsWhenBroken implements ApplicationListener<AvailabilityChangeEvent<LivenessState>> {
    private static final Logger LOG = LoggerFactory.getLogger(EndsWhenBroken.class);
    private static final int FAILURE = 1;
    /** An orderly stop takes up to 25 s, and a broken part may block it. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final Runnable end;

    EndsWhenBroken(Runnable end) {
        this.end = end;
    }

    /** Ends this process with exit code 1, after an orderly stop or after 30 s. */
    public static EndsWhenBroken ofThisProcess() {
        return new EndsWhenBroken(EndsWhenBroken::endProcess);
    }

    @Override
    public void onApplicationEvent(AvailabilityChangeEvent<LivenessState> event) {
        if (event.getState() == LivenessState.BROKEN) {
            LOG.atError()
                    .addKeyValue("exitCode", FAILURE)
                    .log("The process ends, because its service is broken; its supervisor is to start another");
            end.run();
        }
    }

    /** Exits on a thread of its own. The shutdown waits for running threads, and the caller may be one of them. */
    private static void endProcess() {
        Thread exit = new Thread(() -> System.exit(FAILURE), "exit-of-broken-service");
        exit.start();
        Thread halt = new Thread(() -> haltAfter(exit), "halt-of-broken-service");
        halt.setDaemon(true);
        halt.start();
    }

    private static void haltAfter(Thread exit) {
        try {
            exit.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(FAILURE);
    }
}

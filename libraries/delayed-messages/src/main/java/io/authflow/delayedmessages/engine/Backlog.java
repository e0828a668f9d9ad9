package io.authflow.delayedmessages.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs when one partition begins and ends to release a backlog of overdue timers, and how long the release will take.
 */
final class Backlog {
    private static final Logger log = LoggerFactory.getLogger(Backlog.class);
    private static final double WORTH_SAYING_SECONDS = 1;

    private final int partition;
    private final double releasePerSecond;
    private boolean announced;

    Backlog(int partition, double releasePerSecond) {
        this.partition = partition;
        this.releasePerSecond = releasePerSecond;
    }

    double drainSeconds(long overdue) {
        return overdue / releasePerSecond;
    }

    void observe(long overdue) {
        if (!announced && drainSeconds(overdue) > WORTH_SAYING_SECONDS) {
            announced = true;
            log.atWarn()
                    .addKeyValue("partition", partition)
                    .addKeyValue("overdue", overdue)
                    .addKeyValue("releasePerSecond", releasePerSecond)
                    .addKeyValue("drainSeconds", Math.round(drainSeconds(overdue)))
                    .log("Overdue timers are being released, oldest first; what falls due now is not held back");
        } else if (announced && overdue == 0) {
            announced = false;
            log.atInfo().addKeyValue("partition", partition).log("No timer is overdue any more");
        }
    }
}

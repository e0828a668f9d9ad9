package io.authflow.messaging.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;

/** Reports whether the service can still do its work. A broken service needs a restart. */
public final class ServiceLiveness {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceLiveness.class);

    private final ApplicationEventPublisher events;
    private final AtomicBoolean broken = new AtomicBoolean();

    ServiceLiveness(ApplicationEventPublisher events) {
        this.events = events;
    }

    /**
     * Marks the service as broken. Its liveness probe fails from now on, and a process that runs only this service
     * ends. Further calls have no effect.
     *
     * @param why names the failed part, such as a thread; never the message of an exception, which may quote a record
     */
    public void broken(String why) {
        if (broken.compareAndSet(false, true)) {
            LOG.atError()
                    .addKeyValue("why", why)
                    .log("The service is broken and must be restarted; until then its records wait in Kafka");
            AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
        }
    }
}

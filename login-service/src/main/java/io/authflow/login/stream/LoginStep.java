package io.authflow.login.stream;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.UserFound;
import io.authflow.login.domain.Login;
import io.authflow.messaging.step.EventStep;
import io.authflow.messaging.step.InboundEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/**
 * Runs the login as a step of the flow. It counts logins for which an earlier attempt may have opened a session whose
 * tokens nobody has.
 */
final class LoginStep implements EventStep<UserFound> {
    private final Login logIn;
    private final Counter loggedIn;
    private final Counter refused;
    private final Counter givenUp;

    LoginStep(Login logIn, MeterRegistry registry) {
        this.logIn = logIn;
        this.loggedIn = counter(registry, "logged-in");
        this.refused = counter(registry, "refused");
        this.givenUp = counter(registry, "given-up");
    }

    @Override
    public Event take(InboundEvent<UserFound> inbound) {
        try {
            Event event = logIn.logIn(inbound.event(), inbound.progress());
            count(inbound, event instanceof LogoutDue ? givenUp : loggedIn);
            return event;
        } catch (StepException e) {
            if (e.code().kind() == FailureCode.Kind.REFUSED) {
                count(inbound, refused);
            }
            throw e;
        }
    }

    @Override
    public Optional<Event> afterGivingUp(InboundEvent<UserFound> inbound, FailureCode code) {
        count(inbound, givenUp);
        return logIn.afterGivingUp(inbound.event(), inbound.progress(), code);
    }

    private static void count(InboundEvent<UserFound> inbound, Counter counter) {
        if (inbound.progress() != Progress.NONE) {
            counter.increment();
        }
    }

    /** Registers a counter at 0, because {@code increase()} cannot see a series that starts at 1. */
    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("authflow.login.uncertain")
                .description("UserPoolLogin of which an earlier attempt may have opened a session")
                .tag("outcome", outcome)
                .register(registry);
    }
}

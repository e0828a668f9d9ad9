package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.StepException;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.LoggedOut;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.engine.SimulatedService.SimulatedStep;
import io.authflow.messaging.step.InboundEvent;

/**
 * A simulated user pool. Its calls fail, are refused, take long, or act without an answer. Sometimes all fail for a
 * while.
 */
final class SimulatedPool {
    private final SimulatedWorld world;
    private final SimulatedFlows flows;
    private boolean isDown;
    private int attempts;

    SimulatedPool(SimulatedWorld world, SimulatedFlows flows) {
        this.world = world;
        this.flows = flows;
    }

    void turnOver() {
        isDown = !isDown;
        world.tell(() -> "the pool is " + (isDown ? "down" : "up"));
    }

    void heal() {
        isDown = false;
    }

    SimulatedStep<UserFound> logins() {
        return new SimulatedStep<>() {
            @Override
            public Event take(InboundEvent<UserFound> inbound, SimulatedCall call) {
                return logIn(inbound, call);
            }

            @Override
            public String key(UserFound event) {
                return event.username();
            }

            @Override
            public void givenUp(InboundEvent<UserFound> inbound) {
                flows.of(inbound.event().requestId()).told(++attempts, inbound.progress());
            }
        };
    }

    SimulatedStep<LogoutDue> logouts() {
        return new SimulatedStep<>() {
            @Override
            public Event take(InboundEvent<LogoutDue> inbound, SimulatedCall call) {
                return logOut(inbound.event(), call);
            }

            @Override
            public String key(LogoutDue event) {
                return event.requestId().value();
            }
        };
    }

    private Event logIn(InboundEvent<UserFound> inbound, SimulatedCall call) {
        UserFound event = inbound.event();
        SimulatedFlow flow = flows.of(event.requestId());
        int attempt = ++attempts;
        flow.told(attempt, inbound.progress());
        world.require(flow.answers == 0, () -> flow.id + " is attempted after its answer was committed");
        world.meanwhile(call.process);
        call.send();
        failWithoutEffect();
        if (world.percent(5)) {
            throw new StepException(FailureCode.NOT_AUTHORIZED, "refused");
        }
        if (!call.process.isDead() || world.percent(50)) {
            world.tell(() -> "attempt " + attempt + " opens a session of " + flow.id);
            flow.effect(attempt);
        }
        world.meanwhile(call.process);
        failWithoutAnswer();
        return new LoggedIn(event.requestId(), event.username(), null, attempt, event.sessionSeconds());
    }

    private Event logOut(LogoutDue event, SimulatedCall call) {
        world.require(
                !event.dueAt().isAfter(world.now()),
                () -> event.requestId().value() + " is logged out before its due time");
        world.require(
                flows.of(event.requestId()).logouts == 0,
                () -> event.requestId().value() + " is signed out after its end was committed");
        world.meanwhile(call.process);
        call.send();
        failWithoutEffect();
        flows.of(event.requestId()).endedAt = world.millis();
        world.meanwhile(call.process);
        failWithoutAnswer();
        UserRef user = new UserRef("u".repeat(43));
        return new LoggedOut(
                event.requestId(),
                user,
                LoggedOut.SUCCESS,
                event.signup(),
                event.openedAt(),
                event.dueAt(),
                world.now());
    }

    private void failWithoutEffect() {
        if (isDown) {
            throw new StepException(FailureCode.COGNITO_UNAVAILABLE, "down");
        }
        if (world.percent(12)) {
            throw new StepException(
                    world.dice.nextBoolean() ? FailureCode.THROTTLED : FailureCode.COGNITO_UNAVAILABLE, "busy");
        }
        if (world.percent(4)) {
            throw new StepException(FailureCode.COGNITO_UNAVAILABLE, Progress.UNCERTAIN, "not sent, not known");
        }
    }

    private void failWithoutAnswer() {
        if (world.percent(6)) {
            throw new StepException(FailureCode.COGNITO_UNAVAILABLE, Progress.UNCERTAIN, "no answer");
        }
        if (world.percent(5)) {
            throw new IllegalStateException("unforeseen");
        }
    }
}

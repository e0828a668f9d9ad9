package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.step.EventStep;
import io.authflow.messaging.step.InboundEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A step whose answers the test decides by user name. */
final class VirtualPool implements EventStep<UserFound> {
    /** User names in the order of the calls. */
    final List<String> calls = new ArrayList<>();
    /** What the latest call of a user was told of earlier attempts. */
    final Map<String, Progress> progress = new HashMap<>();

    private final Map<String, Supplier<RuntimeException>> failures = new HashMap<>();
    private Supplier<RuntimeException> outage = () -> null;
    /** Makes the answer to an event. */
    UnaryOperator<Event> answer = VirtualPool::loggedIn;

    /** Has each call of that user fail until further notice. */
    void fail(String username, FailureCode code) {
        failures.put(username, () -> new StepException(code, "the test says so"));
    }

    void fail(String username, Supplier<RuntimeException> failure) {
        failures.put(username, failure);
    }

    void heal(String username) {
        failures.remove(username);
    }

    void goDown() {
        outage = () -> new StepException(FailureCode.COGNITO_UNAVAILABLE, "the pool is down");
    }

    void comeBack() {
        outage = () -> null;
    }

    int callsOf(String username) {
        return (int) calls.stream().filter(username::equals).count();
    }

    @Override
    public Optional<Event> afterGivingUp(InboundEvent<UserFound> inbound, FailureCode code) {
        progress.put(inbound.event().username(), inbound.progress());
        return Optional.empty();
    }

    @Override
    public Event take(InboundEvent<UserFound> inbound) {
        UserFound event = inbound.event();
        calls.add(event.username());
        progress.put(event.username(), inbound.progress());
        RuntimeException failure = outage.get();
        if (failure == null && failures.containsKey(event.username())) {
            failure = failures.get(event.username()).get();
        }
        if (failure != null) {
            throw failure;
        }
        return answer.apply(event);
    }

    private static Event loggedIn(Event event) {
        UserFound found = (UserFound) event;
        return new LoggedIn(found.requestId(), found.username(), null, 3600, found.sessionSeconds());
    }
}

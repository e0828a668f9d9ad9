package io.authflow.messaging;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Step;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.binder.PolledRecords;
import io.authflow.messaging.boot.StepListenerFactory;
import io.authflow.messaging.record.EventReader;
import io.authflow.messaging.step.InboundEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A service with one step. The test decides the answers by user name. */
@Configuration
@EnableAutoConfiguration
public class TestService {
    final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    final Map<String, AtomicInteger> transientFailures = new ConcurrentHashMap<>();
    final Map<String, Runnable> onceDuring = new ConcurrentHashMap<>();

    @Bean
    Consumer<PolledRecords> login(StepListenerFactory listeners) {
        return listeners.listener(Step.LOGIN, new EventReader<>(UserFound.class), this::take);
    }

    private Event take(InboundEvent<UserFound> inbound) {
        String username = inbound.event().username();
        onceDuring.getOrDefault(username, () -> {}).run();
        onceDuring.remove(username);
        calls.computeIfAbsent(username, any -> new AtomicInteger()).incrementAndGet();
        if (transientFailures.containsKey(username)
                && transientFailures.get(username).getAndDecrement() > 0) {
            throw new StepException(FailureCode.COGNITO_UNAVAILABLE, "the test says so");
        }
        if (username.startsWith("refused")) {
            throw new StepException(FailureCode.NOT_AUTHORIZED, "the test says so");
        }
        return new LoggedIn(
                inbound.event().requestId(),
                username,
                null,
                3600,
                inbound.event().sessionSeconds());
    }
}

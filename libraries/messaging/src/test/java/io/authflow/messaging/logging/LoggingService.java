package io.authflow.messaging.logging;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Step;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.binder.PolledRecords;
import io.authflow.messaging.boot.StepListenerFactory;
import io.authflow.messaging.record.EventReader;
import io.authflow.messaging.step.InboundEvent;
import io.authflow.messaging.telemetry.EndsWhenBroken;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A service in a process of its own, whose step never succeeds. The user name decides how it fails. */
@Configuration
@EnableAutoConfiguration
public class LoggingService {
    static final String HOSTILE = "\"\r\nlevel=ERROR msg=\"forged\" \u001b[31m\u202egnp";
    static final String CANARY = "canary-in-a-message";
    static final String UNFORESEEN = "unforeseen";
    static final String DEADLY = "deadly";
    static final String HOSTILE_USER = "hostile";

    private static final Logger LOG = LoggerFactory.getLogger(LoggingService.class);

    public static void main(String[] args) {
        new SpringApplicationBuilder(LoggingService.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=test-service")
                .listeners(EndsWhenBroken.ofThisProcess())
                .run(args);
    }

    @Bean
    Consumer<PolledRecords> login(StepListenerFactory listeners) {
        return listeners.listener(Step.LOGIN, new EventReader<>(UserFound.class), LoggingService::take);
    }

    private static Event take(InboundEvent<UserFound> inbound) {
        switch (inbound.event().username()) {
            case HOSTILE_USER ->
                LOG.atWarn()
                        .addKeyValue("value", HOSTILE)
                        .setCause(new IllegalStateException(CANARY))
                        .log("Hostile: " + HOSTILE);
            case UNFORESEEN -> throw new IllegalStateException(CANARY);
            case DEADLY -> throw new OutOfMemoryError(CANARY);
            default -> LOG.atInfo().log("A step begins");
        }
        throw new StepException(FailureCode.COGNITO_UNAVAILABLE, "the test says so");
    }
}

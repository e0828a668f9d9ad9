package io.authflow.check.stream;

import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports out of service until the claims of request ids are read. Until then, check-service decides no request. */
final class ClaimsHealth implements HealthIndicator {
    private final BooleanSupplier isLoaded;

    ClaimsHealth(BooleanSupplier isLoaded) {
        this.isLoaded = isLoaded;
    }

    @Override
    public Health health() {
        return (isLoaded.getAsBoolean() ? Health.up() : Health.outOfService()).build();
    }
}

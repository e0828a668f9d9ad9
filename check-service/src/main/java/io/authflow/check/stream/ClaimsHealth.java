package io.authflow.check.stream;

import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Out of service until the claims of request ids are read: no request is decided before. */
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

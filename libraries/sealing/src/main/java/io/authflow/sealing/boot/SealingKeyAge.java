package io.authflow.sealing.boot;

import io.authflow.sealing.SealingKeys;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Publishes the gauge {@code authflow.sealing.key.age}: the age of the keys to which secrets are sealed now. The age
 * follows from the date in the key id.
 */
final class SealingKeyAge implements MeterBinder {
    private static final Pattern ID = Pattern.compile("([a-z]+)-(\\d{4}-\\d{2}-\\d{2})(-\\d+)?");

    private final Supplier<SealingKeys> keys;
    private final InstantSource clock;

    SealingKeyAge(Supplier<SealingKeys> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        SealingKeys.AUDIENCES.forEach(audience -> Gauge.builder("authflow.sealing.key.age", () -> age(audience))
                .description("Age of the key that secrets to this audience are sealed to; NaN where its id has no date")
                .baseUnit("seconds")
                .tag("audience", audience)
                .register(registry));
    }

    double age(String audience) {
        Instant now = clock.instant();
        return keys.get().activeAt(now).ids().stream()
                .map(ID::matcher)
                .filter(id -> id.matches() && id.group(1).equals(audience))
                .findFirst()
                .map(id -> seconds(id, now))
                .orElse(Double.NaN);
    }

    /** Counts from the start of the day in UTC. A day in the future has age 0. */
    private static double seconds(Matcher id, Instant now) {
        Instant made = LocalDate.parse(id.group(2)).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Math.max(0, Duration.between(made, now).toSeconds());
    }
}

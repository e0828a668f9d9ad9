package io.authflow.sealing.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.sealing.SealingKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SealingKeyAgeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void isTheAgeOfTheKeyThatIsSealedToNow() {
        SealingKeys first = SealingKeys.generate("login", LocalDate.parse("2026-11-01"));
        SealingKeys second = first.next("login", LocalDate.parse("2026-11-20"), NOW.minusSeconds(60));
        SealingKeys third = first.and(second).next("login", LocalDate.parse("2026-11-22"), NOW.plusSeconds(60));

        new SealingKeyAge(() -> first.and(second).and(third), InstantSource.fixed(NOW)).bindTo(registry);

        assertThat(age("login")).isEqualTo(Duration.ofHours(54).toSeconds());
    }

    @Test
    void ofNoKeyIsNoNumber() {
        SealingKeys login = SealingKeys.generate("login", LocalDate.parse("2026-11-01"));

        new SealingKeyAge(() -> login, InstantSource.fixed(NOW)).bindTo(registry);

        assertThat(age("signup")).isNaN();
    }

    private double age(String audience) {
        return registry.get("authflow.sealing.key.age")
                .tag("audience", audience)
                .gauge()
                .value();
    }
}

package io.authflow.logout.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.cognito.quota.QuotaSettings;
import io.authflow.contracts.LogoutBy;
import io.authflow.delayedmessages.settings.Pacing;
import io.authflow.messaging.testing.BoundSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerPropertiesTest {

    @Test
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new SchedulerProperties(
                        Path.of("/var/lib/authflow/scheduler"),
                        Duration.ofMillis(100),
                        Duration.ofMillis(20),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(5),
                        null,
                        1,
                        0,
                        false,
                        Map.of()));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(bound(Map.of(
                        "authflow.scheduler.state-directory", "/tmp/timers",
                        "authflow.scheduler.clock-skew", "1ms",
                        "authflow.scheduler.tick-interval", "2ms",
                        "authflow.scheduler.commit-interval", "30ms",
                        "authflow.scheduler.overdue-after", "7s",
                        "authflow.scheduler.release-per-second", "12.5",
                        "authflow.scheduler.stream-threads", "4",
                        "authflow.scheduler.standby-replicas", "2",
                        "authflow.scheduler.in-memory", "true",
                        "authflow.scheduler.kafka.[security.protocol]", "SSL")))
                .isEqualTo(new SchedulerProperties(
                        Path.of("/tmp/timers"),
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(30),
                        Duration.ofSeconds(7),
                        12.5,
                        4,
                        2,
                        true,
                        Map.of("security.protocol", "SSL")));
    }

    @Test
    void refusesARateOfNothing() {
        assertThatThrownBy(() -> Scheduler.settings(bound(Map.of()), 0, "localhost:9092"))
                .hasMessageContaining("releasePerSecond");
    }

    @ParameterizedTest
    @CsvSource({
        "clock-skew, -1ms, clockSkew",
        "tick-interval, 0ms, tickInterval",
        "commit-interval, 1ms, commitInterval",
        "overdue-after, 0s, overdueAfter",
        "stream-threads, 0, streamThreads",
        "standby-replicas, 4, standbyReplicas"
    })
    void violationNamesTheSetting(String key, String value, String name) {
        SchedulerProperties properties = bound(Map.of("authflow.scheduler." + key, value));

        assertThatThrownBy(() -> Scheduler.settings(properties, 25, "localhost:9092"))
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"username, 25", "access-token, 25", "refresh-token, 120"})
    void releasesAtTheQuotaOfTheCallThatEndsSessions(String by, double perSecond) {
        assertThat(Scheduler.releasePerSecond(bound(Map.of()), LogoutBy.of(by), QuotaSettings.defaults()))
                .isEqualTo(perSecond);
    }

    @Test
    void releasesAtTheRateThatIsSet() {
        SchedulerProperties properties = bound(Map.of("authflow.scheduler.release-per-second", "3"));

        assertThat(Scheduler.releasePerSecond(properties, LogoutBy.USERNAME, QuotaSettings.defaults()))
                .isEqualTo(3);
    }

    @Test
    void holdsNothingBackWhereNoQuotaIsKept() {
        assertThat(Scheduler.releasePerSecond(bound(Map.of()), LogoutBy.USERNAME, QuotaSettings.off()))
                .isEqualTo(Pacing.UNPACED);
    }

    @Test
    void printsNoClientProperty() {
        assertThat(bound(Map.of("authflow.scheduler.kafka.[sasl.jaas.config]", "hidden"))
                        .toString())
                .doesNotContain("hidden");
    }

    private static SchedulerProperties bound(Map<String, String> keys) {
        return BoundSettings.of(SchedulerProperties.class, keys);
    }
}

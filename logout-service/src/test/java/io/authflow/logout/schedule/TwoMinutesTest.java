package io.authflow.logout.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.example.GoldenExample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that a session lasts two minutes. */
class TwoMinutesTest {
    private static final Duration ALMOST = Duration.ofMillis(119_900);
    private static final Duration REST = Duration.ofMillis(100);
    private static final Duration SKEW = Duration.ofMillis(100);

    @TempDir
    private Path directory;

    static Stream<GoldenExample> openings() {
        return Stream.of(
                GoldenExample.of("auth.signed-up.v1", "default-session"),
                GoldenExample.of("auth.logged-in.v1", "minimal"));
    }

    @ParameterizedTest
    @MethodSource("openings")
    void waitsWhileTheTwoMinutesLast(GoldenExample opening) {
        try (VirtualSessions sessions = opened(opening, Duration.ZERO)) {
            sessions.advance(ALMOST);

            assertThat(sessions.read(EventType.LOGOUT_DUE)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("openings")
    void callsTheLogoutWhenTheyAreOver(GoldenExample opening) {
        try (VirtualSessions sessions = opened(opening, Duration.ZERO)) {
            sessions.advance(ALMOST);
            sessions.advance(REST);

            assertThat(sessions.read(EventType.LOGOUT_DUE)).singleElement().satisfies(due -> {
                LogoutDue event = EventJson.read(due.value(), LogoutDue.class);
                assertThat(event.openedAt()).isEqualTo(VirtualSessions.START);
                assertThat(event.dueAt()).isEqualTo(VirtualSessions.START.plusSeconds(120));
                assertThat(due.key()).isEqualTo(VirtualSessions.bytes(opening.key()));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("openings")
    void waitsLongerByAsMuchAsClocksMayDiffer(GoldenExample opening) {
        try (VirtualSessions sessions = opened(opening, SKEW)) {
            sessions.advance(ALMOST.plus(REST));
            boolean early = !sessions.read(EventType.LOGOUT_DUE).isEmpty();
            sessions.advance(SKEW);

            assertThat(early).isFalse();
            assertThat(sessions.read(EventType.LOGOUT_DUE))
                    .extracting(TestRecord::getRecordTime)
                    .containsExactly(VirtualSessions.START.plusSeconds(120).plus(SKEW));
        }
    }

    private VirtualSessions opened(GoldenExample opening, Duration clockSkew) {
        VirtualSessions sessions = new VirtualSessions(directory, clockSkew);
        sessions.send(opening);
        return sessions;
    }
}

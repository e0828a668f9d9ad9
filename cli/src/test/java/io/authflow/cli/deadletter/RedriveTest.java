package io.authflow.cli.deadletter;

import static io.authflow.cli.deadletter.DeadLetterFixture.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.contracts.event.EventRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RedriveTest {
    private static final List<DeadLetterEntry> ENTRIES = List.of(
            entry("check-service", "auth.requested.v1", 1, null),
            entry("login-service", "auth.user-found.v1", 2, null),
            entry("check-service", "auth.requested.v1", 3, null));

    private final List<EventRecord> published = new ArrayList<>();
    private final List<RedriveOutcome> outcomes = new ArrayList<>();

    @Test
    void publishesOneAfterTheOtherAndGoesOnAfterARefusal() {
        redrive(published::add).run(ENTRIES, outcomes::add);

        assertThat(published)
                .extracting(EventRecord::key)
                .containsExactly(
                        ENTRIES.get(0).anew().value(), ENTRIES.get(2).anew().value());
        assertThat(outcomes).extracting(RedriveOutcome::refusal).containsExactly(null, RedriveRefusal.SEALED, null);
    }

    /** What the first run had published comes again under the same id, and what it had not comes once. */
    @Test
    void isRepeatedAsAWholeAfterItWasKilledHalfWay() {
        Consumer<EventRecord> killedAtTheSecond = anew -> {
            if (!published.isEmpty()) {
                throw new IllegalStateException("killed");
            }
            published.add(anew);
        };
        assertThatThrownBy(() -> redrive(killedAtTheSecond).run(ENTRIES, outcomes::add))
                .hasMessage("killed");

        redrive(published::add).run(ENTRIES, outcomes::add);

        String first = ENTRIES.get(0).anew().value();
        assertThat(published)
                .extracting(EventRecord::key)
                .containsExactly(first, first, ENTRIES.get(2).anew().value());
    }

    private static Redrive redrive(Consumer<EventRecord> publisher) {
        RedriveSources sources = letter -> DeadLetterFixture.source(letter, "{\"requestId\":\"request-1\"}", Map.of());
        return new Redrive(sources, new Redrivable(null), publisher, () -> Instant.parse("2026-11-22T11:00:00Z"));
    }
}

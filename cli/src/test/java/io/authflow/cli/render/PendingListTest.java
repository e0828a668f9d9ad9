package io.authflow.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.PendingTimers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingListTest {
    private static final Instant DUE = Instant.parse("2026-11-22T12:03:00.440Z");
    private static final PendingTimers.Entry FIRST = new PendingTimers.Entry(DUE, "first", 2);
    private static final PendingTimers.Entry SECOND = new PendingTimers.Entry(DUE.plusMillis(60), "second", 0);

    private final StringWriter out = new StringWriter();
    private final PendingList list = new PendingList(new PrintWriter(out), ZoneOffset.UTC);

    @Test
    void showsWhatIsDueFirstAndTheTotal() {
        list.text(new PendingTimers(List.of(FIRST, SECOND), 2));

        assertThat(out.toString().lines())
                .containsExactly(
                        "due                             request                               partition",
                        "2026-11-22 12:03:00.440 +00:00  first                                 2",
                        "2026-11-22 12:03:00.500 +00:00  second                                0",
                        "2 pending");
    }

    @Test
    void saysHowManyAreNotShown() {
        list.text(new PendingTimers(List.of(FIRST), 1_234_567));

        assertThat(out.toString()).contains("1,234,567 pending, the first 1 shown; --limit shows more");
    }

    @Test
    void saysThatNothingIsPending() {
        list.text(new PendingTimers(List.of(), 0));

        assertThat(out.toString().strip()).isEqualTo("0 pending");
    }

    @Test
    void printsAnObjectPerLineAndTheTotalLast() {
        list.json(new PendingTimers(List.of(FIRST), 7));

        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"dueAt\":\"2026-11-22T12:03:00.440Z\",\"requestId\":\"first\",\"partition\":2}",
                        "{\"total\":7,\"shown\":1}");
    }

    @Test
    void makesAnIdInert() {
        list.text(new PendingTimers(List.of(new PendingTimers.Entry(DUE, "\u001b[31mred", 0)), 1));

        assertThat(out.toString()).contains("?[31mred").doesNotContain("\u001b");
    }
}

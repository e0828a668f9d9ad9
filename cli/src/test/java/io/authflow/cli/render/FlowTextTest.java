package io.authflow.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventJson;
import io.authflow.flowreader.FlowDetails;
import io.authflow.flowreader.FlowEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FlowTextTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");
    private static final FlowDetails EXTENDED =
            details("{\"outcome\":\"extended\",\"dueAt\":\"2026-11-22T12:01:05Z\"}");

    private final StringWriter out = new StringWriter();

    @Test
    void showsEachStepWithItsTime() {
        FlowText text = text(false);
        text.event(event("auth.requested.v1", BEGIN, session(5)));

        text.event(event("auth.signed-up.v1", BEGIN.plusMillis(1234), session(5)));

        assertThat(out.toString().lines())
                .containsExactly(
                        "  12:00:00.000    +0.000 s  auth.requested.v1        requested, a session of 5 s",
                        "  12:00:01.234    +1.234 s  auth.signed-up.v1        signed up (?), session open for 5 s");
    }

    @Test
    void countsDownToTheLogoutOnATerminal() {
        FlowText text = text(true);
        text.event(event("auth.logged-in.v1", BEGIN, session(5)));

        text.waiting(BEGIN.plusMillis(1_500));

        assertThat(out.toString()).endsWith("session open, logout in 4 s");
    }

    @Test
    void showsNoProgressWhereThereIsNoTerminal() {
        FlowText text = text(false);
        text.event(event("auth.logged-in.v1", BEGIN, session(5)));

        text.waiting(BEGIN.plusSeconds(1));

        assertThat(out.toString())
                .doesNotContain("logout in")
                .doesNotContain("\r")
                .doesNotContain("\u001b");
    }

    @Test
    void saysHowLongTheSessionWasOpen() {
        FlowDetails details = details(
                "{\"logout\":\"success\",\"openedAt\":\"2026-11-22T12:00:00Z\",\"dueAt\":\"2026-11-22T12:00:05Z\","
                        + "\"endedAt\":\"2026-11-22T12:00:05.040Z\"}");

        text(false).event(event("auth.logged-out.v1", BEGIN.plusSeconds(5), details));

        assertThat(out.toString()).contains("=> logged out, 5.040 s after the session opened");
    }

    @Test
    void showsAChangeAndItsAnswer() {
        FlowText text = text(false);
        text.event(event("auth.session-change-requested.v1", BEGIN, details("{\"action\":\"extend\",\"seconds\":60}")));

        text.event(event("auth.session-changed.v1", BEGIN, EXTENDED));

        assertThat(out.toString())
                .contains(
                        "auth.session-change-requested.v1  change requested: extend by 60 s",
                        "auth.session-changed.v1  change answered: extended, logout due at 2026-11-22T12:01:05Z");
    }

    @Test
    void countsDownToWhatAChangeMadeOfIt() {
        FlowText text = text(true);
        text.event(event("auth.logged-in.v1", BEGIN, session(5)));
        text.event(event("auth.session-changed.v1", BEGIN, EXTENDED));

        text.waiting(BEGIN);

        assertThat(out.toString()).endsWith("session open, logout in 65 s");
    }

    @Test
    void countsOnWhereAChangeChangedNothing() {
        FlowText text = text(true);
        text.event(event("auth.logged-in.v1", BEGIN, session(5)));
        text.event(event("auth.session-change-requested.v1", BEGIN, details("{\"action\":\"end\"}")));
        text.event(event("auth.session-changed.v1", BEGIN, details("{\"outcome\":\"unknown\"}")));

        text.waiting(BEGIN);

        assertThat(out.toString()).endsWith("session open, logout in 5 s");
    }

    @Test
    void makesTextOfAnEventInert() {
        FlowDetails details =
                details("{\"step\":\"check\",\"code\":\"INVALID_FIELD\",\"field\":\"\\u001b[31m\\u202ename\\r\\n\"}");

        text(false).event(event("auth.failed.v1", BEGIN, details));

        assertThat(out.toString())
                .contains("failed in check: INVALID_FIELD (?[31m?name??)")
                .doesNotContain("\u001b");
    }

    @Test
    void showsADeadLetter() {
        FlowDetails details = details("{\"service\":\"login-service\",\"code\":\"UNPROCESSABLE\"}");

        text(false).event(event("auth.dead-letter.login-service.v1", BEGIN, details));

        assertThat(out.toString()).contains("dead letter of login-service: UNPROCESSABLE");
    }

    private FlowText text(boolean terminal) {
        return new FlowText(new Screen(new PrintWriter(out, true), terminal, false), ZoneOffset.UTC);
    }

    private static FlowDetails session(int seconds) {
        return details("{\"sessionSeconds\":" + seconds + "}");
    }

    private static FlowDetails details(String json) {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), FlowDetails.class);
    }

    private static FlowEvent event(String topic, Instant appendedAt, FlowDetails details) {
        return new FlowEvent(new RequestId("some-id"), topic, 0, 0, appendedAt, details);
    }
}

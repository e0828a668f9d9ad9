package io.authflow.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
    private static final String TYPE = "auth.requested.v1";
    private static final RequestId ID = new RequestId("request-1");
    private static final Instant APPENDED = Instant.parse("2026-11-22T12:00:00Z");
    private static final Envelope FULL = new Envelope(
            "id-1",
            "/authflow/check-service",
            TYPE,
            Instant.parse("2026-11-22T11:59:59.123456789Z"),
            new UserRef("x".repeat(43)),
            ID,
            "id-0",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    @Test
    void aFullEnvelopeIsReadBackAsItWasWritten() {
        assertThat(read(Headers.of(FULL))).isEqualTo(FULL);
    }

    @Test
    void namesAllThatAFullEnvelopeHas() {
        assertThat(Headers.of(FULL)).containsOnlyKeys(Headers.NAMES);
    }

    @Test
    void aRecordWithoutHeadersHasAnEnvelopeOfItsOwn() {
        assertThat(read(Map.of()))
                .isEqualTo(new Envelope(EventId.ofRequest(ID), "/", TYPE, APPENDED, null, ID, null, null));
    }

    @Test
    void whatIsUnknownIsNotWritten() {
        assertThat(Headers.of(read(Map.of())))
                .containsOnlyKeys(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_time",
                        "ce_correlationid",
                        "content-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\n",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
            })
    void aGarbageTraceparentIsLeftOut(String traceparent) {
        assertThat(read(with(Headers.TRACEPARENT, traceparent)).traceparent()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\r\nb", "\u001b[31m", "\u202e", "\ud83d\ude80"})
    void anIdOrSourceOutsideItsPatternIsReplaced(String bad) {
        Map<String, String> headers = with(Headers.ID, bad);
        headers.put(Headers.SOURCE, bad);
        headers.put(Headers.CAUSATION_ID, bad);

        Envelope envelope = read(headers);

        assertThat(envelope.id()).isEqualTo(EventId.ofRequest(ID));
        assertThat(envelope.source()).isEqualTo("/");
        assertThat(envelope.causationId()).isNull();
    }

    @Test
    void anIdLongerThan256CharactersIsReplaced() {
        assertThat(read(with(Headers.ID, "x".repeat(257))).id()).isEqualTo(EventId.ofRequest(ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-22", "+1000000001-01-01T00:00:00Z"})
    void aTimeThatIsNoneIsTheAppendTime(String time) {
        assertThat(read(with(Headers.TIME, time)).time()).isEqualTo(APPENDED);
    }

    @Test
    void aSubjectThatIsNoReferenceIsLeftOut() {
        assertThat(read(with(Headers.SUBJECT, "test@example.com")).subject()).isNull();
    }

    @Test
    void theTypeIsThatOfTheTopicWhateverTheHeaderSays() {
        assertThat(read(with(Headers.TYPE, "java.lang.String")).type()).isEqualTo(TYPE);
    }

    @Test
    void aRequestIdOutsideItsPatternIsNone() {
        assertThat(Headers.correlationId(with(Headers.CORRELATION_ID, "a\nb"))).isEmpty();
    }

    private static Envelope read(Map<String, String> headers) {
        return Headers.read(headers, TYPE, ID, APPENDED);
    }

    private static Map<String, String> with(String name, String value) {
        return new HashMap<>(Map.of(name, value));
    }
}

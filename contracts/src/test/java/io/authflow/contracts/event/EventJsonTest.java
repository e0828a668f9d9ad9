package io.authflow.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Secret;
import io.authflow.contracts.Step;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests faults of the JSON itself. {@code SchemasTest} tests faults of single fields. */
class EventJsonTest {
    private static final String GOOD =
            "{\"requestId\":\"r\",\"username\":\"canary\",\"signup\":\"created_and_confirmed\",\"sessionSeconds\":120}";

    @Test
    void theGoodValueIsRead() {
        assertThat(read(GOOD)).isEqualTo(new SignedUp(new RequestId("r"), "canary", 120));
    }

    @Test
    void unknownFieldsAreIgnored() {
        assertThat(read(GOOD.replaceFirst("\\{", "{\"later\":{\"a\":[1]},"))).isEqualTo(read(GOOD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"canary\"",
                "42",
                "{}",
                "{",
                "canary",
                "{'username':'canary'}",
                GOOD + "canary",
                GOOD + "{}",
                GOOD + ",",
                "[" + GOOD + "]",
                "/* canary */" + GOOD
            })
    void anotherFormIsRefusedAndNotQuoted(String value) {
        assertUnreadable(value);
    }

    /** Without strict decoding, Jackson would accept UTF-16 and surrogates that were encoded separately. */
    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-32"})
    void anotherEncodingIsRefused(String encoding) {
        byte[] value = GOOD.replace("canary", "can\u00e4ry").getBytes(Charset.forName(encoding));

        assertThatThrownBy(() -> EventJson.read(value, SignedUp.class)).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void aKeyNamedTwiceIsRefused() {
        assertUnreadable(GOOD.replaceFirst("\\{", "{\"username\":\"canary2\","));
    }

    @Test
    void anUnknownKeyNamedTwiceIsRefused() {
        assertUnreadable(GOOD.replaceFirst("\\{", "{\"later\":1,\"later\":1,"));
    }

    @Test
    void nestingUpToTheLimitIsRead() {
        assertThat(read(nested(EventJson.DEPTH_MAX - 1))).isEqualTo(read(GOOD));
    }

    @ParameterizedTest
    @ValueSource(ints = {EventJson.DEPTH_MAX, 2_000})
    void deeperNestingIsRefused(int depth) {
        assertUnreadable(nested(depth));
    }

    @Test
    void aValueOfTheLargestSizeIsRead() {
        assertThat(read(padded(EventJson.VALUE_BYTES_MAX))).isEqualTo(read(GOOD));
    }

    @Test
    void aLargerValueIsRefused() {
        assertUnreadable(padded(EventJson.VALUE_BYTES_MAX + 1));
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] value = GOOD.getBytes(StandardCharsets.ISO_8859_1);
        value[GOOD.indexOf("canary")] = (byte) 0xe9;

        assertThatThrownBy(() -> EventJson.read(value, SignedUp.class)).isInstanceOf(UnreadableEventException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aStepIsReadBackFromItsLowerCaseWord(Step step) {
        String json = EventJson.mapper().writeValueAsString(step);

        assertThat(json).isEqualTo("\"" + step.wireName() + "\"").isLowerCase();
        assertThat(EventJson.mapper().readValue(json, Step.class)).isEqualTo(step);
    }

    @ParameterizedTest
    @EnumSource
    void aCodeIsReadBackFromItsUpperCaseName(io.authflow.contracts.FailureCode code) {
        String json = EventJson.mapper().writeValueAsString(code);

        assertThat(json).isEqualTo("\"" + code.name() + "\"").isUpperCase();
    }

    @Test
    void aPlainPasswordIsWrittenAsStars() {
        assertThat(text(EventJson.write(plainRequest())))
                .contains("\"password\":\"***\"")
                .doesNotContain("canary");
    }

    @Test
    void onlyARequestIsWrittenWithItsPlainPassword() {
        assertThat(text(EventJson.writeRequest(plainRequest()))).contains("\"password\":\"canary\"");
    }

    private static AuthRequested plainRequest() {
        return new AuthRequested(new RequestId("r"), "a", new Password.Plain(new Secret("canary")), 120);
    }

    private static void assertUnreadable(String value) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("the value is no SignedUp of this contract version")
                .hasNoCause();
    }

    private static SignedUp read(String value) {
        return EventJson.read(value.getBytes(StandardCharsets.UTF_8), SignedUp.class);
    }

    private static String nested(int depth) {
        return GOOD.replaceFirst("\\{", "{\"later\":" + "[".repeat(depth) + "]".repeat(depth) + ",");
    }

    private static String padded(int bytes) {
        return GOOD + " ".repeat(bytes - GOOD.length());
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}

package io.authflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00.250Z");

    @Test
    void aNewIdHasVersionAndVariantOfRfc9562() {
        UUID uuid = UUID.fromString(RequestId.create(TIME, new Random(1)).value());

        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
    }

    @Test
    void aNewIdBeginsWithItsTimeInMilliseconds() {
        String millis = String.format("%012x", TIME.toEpochMilli());

        String value = RequestId.create(TIME, new Random(1)).value();

        assertThat(value).startsWith(millis.substring(0, 8) + "-" + millis.substring(8) + "-7");
    }

    @Test
    void aNewIdTellsItsTime() {
        assertThat(RequestId.create(TIME, new Random(1)).time()).contains(TIME);
    }

    @Test
    void twoIdsOfOneTimeDiffer() {
        Random random = new Random(1);

        assertThat(RequestId.create(TIME, random)).isNotEqualTo(RequestId.create(TIME, random));
    }

    @Test
    void aDerivedIdIsTheSameWheneverItsRecordIsRead() {
        assertThat(RequestId.derive("auth.requested.v1", 3, 41, TIME))
                .isEqualTo(new RequestId("01a20320-a2fa-7443-beaa-ec731e980554"));
    }

    @Test
    void aDerivedIdTellsTheAppendTime() {
        assertThat(RequestId.derive("auth.requested.v1", 3, 41, TIME).time()).contains(TIME);
    }

    @Test
    void whatIsPublishedAnewHasTheSameIdEachTime() {
        String deadLetterId = "8a6e0804-2bd0-5672-b79d-d97027f9071a";

        assertThat(RequestId.deriveAnew(deadLetterId, TIME))
                .isEqualTo(new RequestId("01a20320-a2fa-733d-9653-dfe85d1533d7"))
                .isNotEqualTo(RequestId.deriveAnew(deadLetterId.replace('8', '9'), TIME));
        assertThat(RequestId.deriveAnew(deadLetterId, TIME).time()).contains(TIME);
    }

    @Test
    void neighbouringPlacesHaveOtherIds() {
        assertThat(RequestId.derive("auth.requested.v1", 3, 41, TIME))
                .isNotEqualTo(RequestId.derive("auth.requested.v1", 3, 42, TIME))
                .isNotEqualTo(RequestId.derive("auth.requested.v1", 4, 41, TIME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request-1",
                "0-0-7000-8000-0",
                "01a20320-a2fa-4780-8266-7e0cfc208a03",
                "01a20320-a2fa-7780-0266-7e0cfc208a03",
                "01a20320a2fa778082667e0cfc208a03"
            })
    void whatIsNoUuidOfVersion7TellsNoTime(String value) {
        assertThat(new RequestId(value).time()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\"b", "a'b", "a\\b", "a\u0000", "a\n", "\u00fc", "\u202eabc", "<b>"})
    void whatIsOutsideThePatternIsRefusedAndNotQuoted(String value) {
        assertThatThrownBy(() -> new RequestId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a request id is 1 to 256 of A-Z a-z 0-9 ! ( ) + , - . / : = @ _");
    }

    @Test
    void has1To256Characters() {
        assertThat(RequestId.isValid("x".repeat(256))).isTrue();
        assertThat(RequestId.isValid("x".repeat(257))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:states:eu-central-1:123456789012:execution:login-flow:3f2c9a1e-7b54-4c6d-9a10-2b7d5e8f1c34",
                "arn:aws-cn:states:cn-north-1:123456789012:express:flow:name:0a1b2c3d:1",
                "job+2026=a@b,c_(1).run!"
            })
    void namesOfExecutionsFit(String value) {
        assertThat(new RequestId(value).value()).isEqualTo(value);
    }
}

package io.authflow.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.contracts.FailureCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests plaintexts that are no valid text. The sender chooses the bytes of a sealed password. Invalid bytes must not
 * become another password.
 */
class SealedTextTest {
    private static final String PASSWORD = "{\"username\":\"u\",\"secret\":\"p\u00e4ssword\"}";

    @Test
    void aTextIsRead() {
        assertThat(SealedText.read(PASSWORD.getBytes(StandardCharsets.UTF_8))
                        .secret()
                        .reveal())
                .isEqualTo("p\u00e4ssword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE"})
    void anotherEncodingIsRefused(String encoding) {
        assertRefused(PASSWORD.getBytes(Charset.forName(encoding)));
    }

    @Test
    void anEncodedSurrogateIsRefused() {
        byte[] bytes = PASSWORD.replace("\u00e4", "???").getBytes(StandardCharsets.US_ASCII);
        int at = new String(bytes, StandardCharsets.US_ASCII).indexOf("???");
        bytes[at] = (byte) 0xED;
        bytes[at + 1] = (byte) 0xA0;
        bytes[at + 2] = (byte) 0x80;

        assertRefused(bytes);
    }

    @Test
    void aLoneSurrogateIsRefused() {
        assertRefused(PASSWORD.replace("\u00e4", "\\ud800").getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(byte[] plaintext) {
        assertThatThrownBy(() -> SealedText.read(plaintext))
                .isInstanceOfSatisfying(
                        SealingException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CANNOT_OPEN))
                .hasNoCause();
    }
}

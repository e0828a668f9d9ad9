package io.authflow.e2e.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlesTest {
    private static final String SECRET = "canary1+%/&0123456789abcdef";

    private final Needles needles = new Needles(List.of(SECRET));

    @Test
    void findsASecretAsItIs() {
        assertThat(needles.find("before " + SECRET + " behind")).contains(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void findsItInBase64WhateverStandsBeforeIt(String before) {
        assertThat(needles.find(base64(Base64.getEncoder(), before))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void findsItInBase64OfUrls(String before) {
        assertThat(needles.find(base64(Base64.getUrlEncoder(), before))).isPresent();
    }

    @Test
    void findsItInHex() {
        assertThat(needles.find(HexFormat.of().formatHex(("x" + SECRET).getBytes(StandardCharsets.UTF_8))))
                .isPresent();
    }

    @Test
    void findsItInAUrl() {
        assertThat(needles.find("p=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    void findsItWhereJsonEscapesASlash() {
        assertThat(needles.find("{\"p\":\"" + SECRET.replace("/", "\\/") + "\"}"))
                .isPresent();
    }

    @Test
    void findsNoneInOtherText() {
        assertThat(needles.find("canary1+%/&0123456789abcde_ and other text")).isEmpty();
    }

    private static String base64(Base64.Encoder encoder, String before) {
        return encoder.encodeToString((before + SECRET + "behind").getBytes(StandardCharsets.UTF_8));
    }
}

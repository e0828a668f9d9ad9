package io.authflow.e2e.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

class NeedlesTest {
    private static final String SECRET = "canary1+%/&\"\\\u00e90123456789abcdef";

    private static final JsonMapper JSON = new JsonMapper();

    private final Needles needles = new Needles(List.of(SECRET));

    @Test
    void findsASecretAsItIs() {
        assertThat(needles.areIn("before " + SECRET + " behind")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void findsItInBase64WhateverStandsBeforeIt(String before) {
        assertThat(needles.areIn(base64(Base64.getEncoder(), before))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void findsItInBase64OfUrls(String before) {
        assertThat(needles.areIn(base64(Base64.getUrlEncoder(), before))).isTrue();
    }

    @Test
    void findsItInHex() {
        assertThat(needles.areIn(HexFormat.of().formatHex(("x" + SECRET).getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }

    @Test
    void findsItInAUrl() {
        assertThat(needles.areIn("p=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void findsItWhereJsonEscapesASlash() {
        String json = JSON.writeValueAsString(Map.of("p", SECRET));

        assertThat(needles.areIn(json.replace("/", "\\/"))).isTrue();
    }

    @Test
    void findsItInJson() {
        assertThat(needles.areIn(JSON.writeValueAsString(Map.of("p", SECRET)))).isTrue();
    }

    @Test
    void findsItInJsonOfAsciiOnly() {
        String ascii = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(Map.of("p", SECRET));

        assertThat(needles.areIn(ascii)).isTrue();
    }

    @Test
    void findsItInAnArrayOfBytesThatJavaPrints() {
        assertThat(needles.areIn(Arrays.toString(("x" + SECRET).getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }

    @Test
    void findsItAtTheVeryEndOfBytesThatAreNoText() {
        byte[] noText = {-1, -2, 0, -128};
        ByteBuffer bytes = ByteBuffer.allocate(200)
                .put(noText)
                .put(196 - SECRET.getBytes(StandardCharsets.UTF_8).length + 4, SECRET.getBytes(StandardCharsets.UTF_8));

        assertThat(needles.areIn(bytes.array())).isTrue();
    }

    @Test
    void tellsTheKindsOfSecretsApart() {
        Needles two = new Needles(Map.of("token", List.of("token-0123456789"), "password", List.of(SECRET)));

        assertThat(two.find(ByteBuffer.wrap(("token-0123456789 " + SECRET).getBytes(StandardCharsets.UTF_8))))
                .containsExactly(Map.entry("password", 17), Map.entry("token", 0));
    }

    @Test
    void findsNoneInOtherText() {
        assertThat(needles.areIn(SECRET.replace("f", "_") + " and other text")).isFalse();
    }

    private static String base64(Base64.Encoder encoder, String before) {
        return encoder.encodeToString((before + SECRET + "behind").getBytes(StandardCharsets.UTF_8));
    }
}

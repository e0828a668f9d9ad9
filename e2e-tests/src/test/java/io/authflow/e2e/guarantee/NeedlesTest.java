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
        assertThat(needles.find("before " + SECRET + " behind")).hasValue(7);
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
        String json = JSON.writeValueAsString(Map.of("p", SECRET));

        assertThat(needles.find(json.replace("/", "\\/"))).isPresent();
    }

    @Test
    void findsItInJson() {
        assertThat(needles.find(JSON.writeValueAsString(Map.of("p", SECRET)))).isPresent();
    }

    @Test
    void findsItInJsonOfAsciiOnly() {
        String ascii = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(Map.of("p", SECRET));

        assertThat(needles.find(ascii)).isPresent();
    }

    @Test
    void findsItInAnArrayOfBytesThatJavaPrints() {
        assertThat(needles.find(Arrays.toString(("x" + SECRET).getBytes(StandardCharsets.UTF_8))))
                .isPresent();
    }

    @Test
    void findsItAtTheVeryEndOfBytesThatAreNoText() {
        byte[] noText = {-1, -2, 0, -128};
        ByteBuffer bytes = ByteBuffer.allocate(200)
                .put(noText)
                .put(196 - SECRET.getBytes(StandardCharsets.UTF_8).length + 4, SECRET.getBytes(StandardCharsets.UTF_8));

        assertThat(needles.find(bytes)).isPresent();
    }

    @Test
    void findsNoneInOtherText() {
        assertThat(needles.find(SECRET.replace("f", "_") + " and other text")).isEmpty();
    }

    private static String base64(Base64.Encoder encoder, String before) {
        return encoder.encodeToString((before + SECRET + "behind").getBytes(StandardCharsets.UTF_8));
    }
}

package io.authflow.login.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameClaimTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"sub\":\"the-sub\",\"username\":\"the-name\",\"exp\":1} | the-name",
                "{\"sub\":\"the-sub\",\"cognito:groups\":[\"a\"]} | the-sub",
                "{\"sub\":\"the-sub\",\"username\":null} | the-sub",
                "{\"sub\":\"the-sub\",\"username\":\"\"} | the-sub"
            })
    void theUserNameCountsAndElseTheSub(String claims, String name) {
        assertThat(read(claims)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"username\":42}",
                "{\"username\":\"a b\"}",
                "\"name\"",
                "{\"a\":1}x"
            })
    void aTokenWithoutAnyNamesNobody(String claims) {
        assertThat(read(claims)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "access", "a.b", "a.b.c.d", "a.!!.c", "a.b.c.d.e"})
    void anythingElseThanATokenNamesNobody(String token) {
        assertThat(UserNameClaim.read(new Secret(token))).isNull();
    }

    @Test
    void claimsWithoutBoundAreNotRead() {
        assertThat(read("{\"username\":\"name\",\"more\":\"" + "x".repeat(65_536) + "\"}"))
                .isNull();
        assertThat(read("{\"username\":\"name\",\"more\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"))
                .isNull();
    }

    private static @Nullable String read(String claims) {
        String payload =
                Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return UserNameClaim.read(new Secret("e30." + payload + ".c2ln"));
    }
}

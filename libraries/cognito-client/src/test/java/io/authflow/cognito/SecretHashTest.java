package io.authflow.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretHashTest {
    private static final String CLIENT_ID = "1h57kf5cpq17m0eml12EXAMPLE";
    private static final Secret SECRET = new Secret("secret-of-the-client");

    /**
     * Expected: {@code printf 'NAME1h57kf5cpq17m0eml12EXAMPLE' | openssl dgst -sha256 -hmac SECRET -binary | base64}.
     */
    @ParameterizedTest
    @CsvSource({
        "user@example.com, KL9miCmu4xJ2ja4a3Gen/CAwMQhNVTTO5AoQBp4Lz/g=",
        "Zoë🙂@example.com, squo1DmnvJalnxQOXXO0UVDK9J1X79X/yz18JtbbUd0="
    })
    void isWhatOpensslMakesOfTheExactName(String username, String expected) {
        assertThat(new SecretHash(CLIENT_ID, SECRET).of(username)).isEqualTo(expected);
    }

    @Test
    void isAbsentForAClientWithoutASecret() {
        assertThat(new SecretHash(CLIENT_ID, null).of("user@example.com")).isNull();
    }

    @Test
    void printsNoSecret() {
        assertThat(new SecretHash(CLIENT_ID, SECRET)).hasToString("***");
    }
}

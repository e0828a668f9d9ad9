package io.authflow.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.contracts.Secret;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing here prints a secret or a private key, or complains with one. */
class SecretsTest {
    private static final String CANARY = "canary-5ecret";
    private static final Secret SECRET = new Secret(CANARY);
    private static final SealingKeys KEYS = SealingKeys.generate("login", LocalDate.of(2026, 11, 22));

    static Stream<Object> holders() {
        return Stream.of(
                new Tokens(SECRET, SECRET, SECRET, 1),
                new JweSealer(KEYS),
                new JweOpener(KEYS, InstantSource.system()));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void printsNoSecret(Object holder) {
        assertThat(holder.toString()).doesNotContain(CANARY);
    }

    @Test
    void keysPrintTheirIdsOnly() {
        assertThat(KEYS).hasToString("[login-2026-11-22]");
    }

    @Test
    void publicKeysHoldNoPrivatePart() {
        assertThat(KEYS.toPublicJson()).doesNotContain("\"d\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {CANARY, "{\"keys\":[{\"kty\":\"oct\",\"k\":\"" + CANARY + "\"}]}"})
    void complainsWithoutTheSecret(String json) {
        assertThatThrownBy(() -> SealingKeys.parse(json)).satisfies(e -> {
            assertThat(e.getMessage()).doesNotContain(CANARY);
            assertThat(e).hasNoCause();
        });
    }
}

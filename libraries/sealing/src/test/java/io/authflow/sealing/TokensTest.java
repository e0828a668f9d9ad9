package io.authflow.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that tokens travel sealed to the requester of a flow. */
class TokensTest {
    private static final Instant NOW = SealedFlow.NOW;
    private static final RequestId ID = new RequestId("request-1");
    private static final String USER = "test@example.com";
    private static final Tokens TOKENS = tokens(new Secret("id"), new Secret("refresh"));

    private final ReplyKeyPair requester = ReplyKeyPair.generate();
    private final Sealed sealed = seal(TOKENS);

    @Test
    void theRequesterOpensThem() {
        assertThat(requester.open(sealed, ID, USER, InstantSource.fixed(NOW))).isEqualTo(TOKENS);
    }

    @Test
    void whatCognitoDidNotGiveIsNotThere() {
        Tokens accessOnly = tokens(null, null);

        assertThat(requester.open(seal(accessOnly), ID, USER, InstantSource.fixed(NOW)))
                .isEqualTo(accessOnly);
    }

    @Test
    void nobodyElseOpensThem() {
        assertRefused(ReplyKeyPair.generate(), sealed, ID, USER, NOW, FailureCode.CANNOT_OPEN);
    }

    @Test
    void theyAreNotTakenForThoseOfAnotherRequest() {
        assertRefused(requester, sealed, new RequestId("request-2"), USER, NOW, FailureCode.CONTEXT_MISMATCH);
    }

    @Test
    void theyAreNotTakenForThoseOfAnotherUser() {
        assertRefused(requester, sealed, ID, "other@example.com", NOW, FailureCode.CONTEXT_MISMATCH);
    }

    @Test
    void theyExpire() {
        assertRefused(requester, sealed, ID, USER, SealedFlow.EXPIRY, FailureCode.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aBitFlippedInAnyPartIsRefused(int part) {
        Sealed flipped = JweText.of(sealed).flip(part).toSealed();

        assertRefused(requester, flipped, ID, USER, NOW, FailureCode.CANNOT_OPEN);
    }

    @Test
    void threeLongTokensFit() {
        Tokens longest = new Tokens(
                new Secret("a".repeat(6_000)), new Secret("i".repeat(10_000)), new Secret("r".repeat(3_000)), 3600);

        assertThat(requester.open(seal(longest), ID, USER, InstantSource.fixed(NOW)))
                .isEqualTo(longest);
    }

    @Test
    void tokensTooLongForAnEventAreNotSealed() {
        Tokens huge = tokens(new Secret("i".repeat(30_000)), null);

        assertThatExceptionOfType(SealingException.class).isThrownBy(() -> seal(huge));
    }

    @Test
    void theSealedValueHoldsNeitherTokensNorUserName() {
        assertThat(JweText.of(sealed).headerJson()).doesNotContain("refresh").doesNotContain(USER);
    }

    private Sealed seal(Tokens tokens) {
        return TokensSealer.seal(tokens, requester.publicKey(), ID, USER, SealedFlow.EXPIRY);
    }

    private static Tokens tokens(@Nullable Secret idToken, @Nullable Secret refreshToken) {
        return new Tokens(new Secret("access"), idToken, refreshToken, 3600);
    }

    private static void assertRefused(
            ReplyKeyPair keys, Sealed sealed, RequestId id, String user, Instant when, FailureCode code) {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> keys.open(sealed, id, user, InstantSource.fixed(when)))
                .extracting(StepException::code)
                .isEqualTo(code);
    }
}

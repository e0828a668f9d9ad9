package io.authflow.check.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.Password;
import io.authflow.sealing.ReplyKeyPair;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests which requests count as the same request. */
class FingerprintTest {
    private static final ReplyKey REPLY_KEY = ReplyKeyPair.generate().publicKey();
    private static final AuthRequested REQUEST = request("user@example.com", "one", 60, Intent.AUTO, REPLY_KEY);

    private final Intake intake = new Intake(IntakeSettings.DEFAULTS, new KeyedHash(new byte[32]));

    @Test
    void thePasswordIsNoPartOfIt() {
        AuthRequested sealedAnew = request("user@example.com", "two", 60, Intent.AUTO, REPLY_KEY);

        assertThat(intake.fingerprint(sealedAnew)).isEqualTo(intake.fingerprint(REQUEST));
    }

    @ParameterizedTest
    @MethodSource("others")
    void allElseIs(AuthRequested other) {
        assertThat(intake.fingerprint(other)).isNotEqualTo(intake.fingerprint(REQUEST));
    }

    static Stream<AuthRequested> others() {
        return Stream.of(
                request("User@example.com", "one", 60, Intent.AUTO, REPLY_KEY),
                request("user@example.com", "one", 61, Intent.AUTO, REPLY_KEY),
                request("user@example.com", "one", 60, Intent.LOGIN, REPLY_KEY),
                request("user@example.com", "one", 60, Intent.AUTO, null),
                request(
                        "user@example.com",
                        "one",
                        60,
                        Intent.AUTO,
                        ReplyKeyPair.generate().publicKey()));
    }

    @Test
    void nobodyCanMakeOneWithoutTheKey() {
        byte[] key = new byte[32];
        key[0] = 1;

        assertThat(new Intake(IntakeSettings.DEFAULTS, new KeyedHash(key)).fingerprint(REQUEST))
                .isNotEqualTo(intake.fingerprint(REQUEST));
    }

    private static AuthRequested request(
            String user, String password, int seconds, Intent intent, @Nullable ReplyKey replyKey) {
        return new AuthRequested(
                new RequestId("r-1"), user, new Password.Plain(new Secret(password)), seconds, intent, replyKey);
    }
}

package io.authflow.login.cognito;

import io.authflow.contracts.Secret;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.UnreadableEventException;
import io.authflow.contracts.event.Username;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the immutable name of the user from an access token. It does not check the signature, because the token comes
 * from Cognito over TLS.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">Access
 *     token payload</a>
 */
final class UserNameClaim {
    private static final int PARTS = 3;

    private UserNameClaim() {}

    /**
     * Returns the claim {@code username}, or else {@code sub}. It returns null if the token has neither or cannot be
     * read, and never throws.
     */
    static @Nullable String read(Secret accessToken) {
        String[] parts = accessToken.reveal().split("\\.", PARTS + 1);
        try {
            return parts.length == PARTS ? claims(parts[1]).name() : null;
        } catch (IllegalArgumentException | UnreadableEventException e) {
            return null;
        }
    }

    private static Claims claims(String payload) {
        return EventJson.read(Base64.getUrlDecoder().decode(payload), Claims.class);
    }

    private record Claims(
            @Nullable String username, @Nullable String sub) {
        @Nullable
        String name() {
            return Stream.of(Optional.ofNullable(username), Optional.ofNullable(sub))
                    .flatMap(Optional::stream)
                    .filter(Username::isValid)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public String toString() {
            return "***";
        }
    }
}

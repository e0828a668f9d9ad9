package io.authflow.sealing;

import com.nimbusds.jose.jwk.ECKey;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import java.time.Instant;

/**
 * Seals the tokens of a flow to the reply key of its request. The form is that of {@link JweSealer}, with the same
 * padding and binding.
 */
public final class TokensSealer {
    private TokensSealer() {}

    /**
     * Seals tokens.
     *
     * @param replyKey the key to seal to; its thumbprint becomes the {@code kid} of the sealed value
     * @param username the exact user name; it is in the ciphertext only
     * @param expiresAt from this time on, the value is refused; fractions of a second are cut off
     * @throws SealingException if the tokens are too long for an event, which is some 24,000 characters together
     */
    public static Sealed seal(
            Tokens tokens, ReplyKey replyKey, RequestId requestId, String username, Instant expiresAt) {
        SealContext context = SealContext.tokens(requestId, username, replyKey);
        ECKey key =
                new ECKey.Builder(replyKey.toJwk()).keyID(replyKey.thumbprint()).build();
        return Jwe.encrypt(key, context, expiresAt, TokensText.write(username, tokens));
    }
}

package io.authflow.sealing;

import com.nimbusds.jose.jwk.ECKey;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import java.time.Instant;

/** Seals the tokens of a flow to the reply key that its request named, as {@link JweSealer} seals: bound and padded. */
public final class TokensSealer {
    private TokensSealer() {}

    /**
     * @param replyKey the key, whose thumbprint is the {@code kid} of what is sealed
     * @param username the exact user name; it stands in the ciphertext only
     * @param expiresAt from when on the sealed value is refused; whole seconds count
     * @throws SealingException if the tokens are too long for an event, some 24,000 characters together
     */
    public static Sealed seal(
            Tokens tokens, ReplyKey replyKey, RequestId requestId, String username, Instant expiresAt) {
        SealContext context = SealContext.tokens(requestId, username, replyKey);
        ECKey key =
                new ECKey.Builder(replyKey.toJwk()).keyID(replyKey.thumbprint()).build();
        return Jwe.encrypt(key, context, expiresAt, TokensText.write(username, tokens));
    }
}

package io.authflow.sealing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import java.time.InstantSource;

/**
 * A requester's key pair: the request names the public key, and the private key opens the tokens. {@link #toString}
 * shows the thumbprint only.
 */
public final class ReplyKeyPair {
    private final ECKey key;

    private ReplyKeyPair(ECKey key) {
        this.key = key;
    }

    /** Makes a new key pair, for one request or for many. */
    public static ReplyKeyPair generate() {
        try {
            return new ReplyKeyPair(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    public ReplyKey publicKey() {
        return ReplyKey.of(key);
    }

    /**
     * Opens the tokens of {@code auth.logged-in.v1}.
     *
     * @param requestId the id of the request that named this key
     * @param username the user name of this request
     * @throws SealingException with {@code CANNOT_OPEN}, {@code EXPIRED} or {@code CONTEXT_MISMATCH}
     */
    public Tokens open(Sealed tokens, RequestId requestId, String username, InstantSource clock) {
        Jwe jwe = Jwe.parse(tokens);
        TokensText text = TokensText.read(jwe.decrypt(key));
        jwe.check(SealContext.tokens(requestId, username, publicKey()), text.username(), clock.instant());
        return text.tokens();
    }

    @Override
    public String toString() {
        return "ReplyKeyPair[" + publicKey().thumbprint() + "]";
    }
}

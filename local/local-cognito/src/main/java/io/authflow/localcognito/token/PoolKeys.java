package io.authflow.localcognito.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.authflow.localcognito.pool.SecretHash;
import io.authflow.localcognito.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;

/**
 * Keys of a pool. An RSA key signs access and id tokens, and an AES key encrypts refresh tokens. They print as stars.
 */
public final class PoolKeys {
    private static final int RSA_BITS = 2048;
    private static final int AES_BITS = 256;
    private static final String REFRESH = "refresh";
    private final RSAKey signing;
    private final OctetSequenceKey refresh;

    private PoolKeys(RSAKey signing, OctetSequenceKey refresh) {
        this.signing = signing;
        this.refresh = refresh;
    }

    public static PoolKeys generate() {
        try {
            RSAKey rsa = new RSAKeyGenerator(RSA_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            return new PoolKeys(
                    rsa, new OctetSequenceKeyGenerator(AES_BITS).keyID(REFRESH).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java runtime can't make RSA or AES keys. Use a complete one.", e);
        }
    }

    /** Reads the text that {@link #export} wrote. */
    public static PoolKeys read(Secret exported) {
        try {
            JWKSet set = JWKSet.parse(exported.reveal());
            JWK rsa = set.getKeys().get(0);
            return new PoolKeys(rsa.toRSAKey(), set.getKeyByKeyId(REFRESH).toOctetSequenceKey());
        } catch (ParseException e) {
            // The cause is left out, because it may quote key material.
            throw new IllegalStateException(
                    "The pool's key file can't be read. Restore it, or delete the data directory to begin anew.");
        }
    }

    /** Returns the private keys, for a file that only its owner may read. */
    public Secret export() {
        return new Secret(new JWKSet(List.of(signing, refresh)).toString(false));
    }

    RSAKey signing() {
        return signing;
    }

    OctetSequenceKey refresh() {
        return refresh;
    }

    /** Derives a separate key for signing with HS256 from the refresh key, so that no third key must be stored. */
    byte[] macKey() {
        return SecretHash.hmac(refresh.toByteArray(), "access and id tokens".getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the {@code kid} of every access and id token. */
    public String keyId() {
        return signing.getKeyID();
    }

    /** Returns the public key as a JWKS document. */
    public String publicJwks() {
        return new JWKSet(signing.toPublicJWK()).toString();
    }

    @Override
    public String toString() {
        return "***";
    }
}

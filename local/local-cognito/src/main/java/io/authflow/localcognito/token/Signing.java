package io.authflow.localcognito.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import io.authflow.localcognito.settings.TokenSigning;

/** A pool's signer and verifier of tokens. All parts are safe for use by several threads. */
record Signing(JWSHeader header, JWSSigner signer, JWSVerifier verifier) {

    static Signing of(PoolKeys keys, TokenSigning how) {
        try {
            return how == TokenSigning.RS256 ? rsa(keys) : mac(keys);
        } catch (JOSEException e) {
            throw new IllegalStateException(
                    "The pool's keys are unusable. Delete the data directory to begin anew.", e);
        }
    }

    private static Signing rsa(PoolKeys keys) throws JOSEException {
        return new Signing(
                header(JWSAlgorithm.RS256, keys), new RSASSASigner(keys.signing()), new RSASSAVerifier(keys.signing()));
    }

    private static Signing mac(PoolKeys keys) throws JOSEException {
        byte[] key = keys.macKey();
        return new Signing(header(JWSAlgorithm.HS256, keys), new MACSigner(key), new MACVerifier(key));
    }

    private static JWSHeader header(JWSAlgorithm algorithm, PoolKeys keys) {
        return new JWSHeader.Builder(algorithm).keyID(keys.keyId()).build();
    }
}

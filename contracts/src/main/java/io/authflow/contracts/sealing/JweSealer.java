package io.authflow.contracts.sealing;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import java.time.Instant;
import java.util.List;

/**
 * Seals as compact JWE, ECDH-ES on P-256 with A256GCM. The context stands in the protected header, the user name in the
 * plaintext, which is padded so that its length says nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7516">RFC 7516</a>
 */
public final class JweSealer implements Sealer {
    private final SealingKeys keys;

    /** @param keys the public keys of the audiences */
    public JweSealer(SealingKeys keys) {
        this.keys = keys;
    }

    @Override
    public Sealed seal(Secret secret, SealContext context, Instant expiresAt) {
        ECKey key = keys.newestOf(context.audience());
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .audience(List.of(context.audience()))
                .customParam(SealedText.PURPOSE, context.purpose().word())
                .customParam(SealedText.REQUEST_ID, context.requestId().value())
                .customParam(SealedText.EXPIRY, expiresAt.getEpochSecond())
                .build();
        JWEObject jwe = new JWEObject(header, new Payload(SealedText.write(context.username(), secret)));
        try {
            jwe.encrypt(new ECDHEncrypter(key.toECPublicKey()));
        } catch (JOSEException e) {
            throw new SealingException(
                    FailureCode.MISCONFIGURED,
                    "The public key " + key.getKeyID() + " cannot be used to seal: it must be an EC key on P-256.");
        }
        return new Sealed(jwe.serialize());
    }
}

package io.authflow.contracts.sealing;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Opens what {@link JweSealer}, or any JOSE library, sealed to this service, and holds it against its context. */
public final class JweOpener implements Opener {
    private final SealingKeys keys;
    private final InstantSource clock;

    /**
     * @param keys the private keys of this service
     * @throws SealingException with {@code MISCONFIGURED} if one of them is a public key
     */
    public JweOpener(SealingKeys keys, InstantSource clock) {
        this.keys = keys.requirePrivate();
        this.clock = clock;
    }

    @Override
    public Secret open(Sealed sealed, SealContext context) {
        JWEObject jwe = decrypt(sealed);
        SealedText text = SealedText.read(jwe.getPayload().toBytes());
        if (!matches(jwe.getHeader(), context) || !text.username().equals(context.username())) {
            throw new SealingException(
                    FailureCode.CONTEXT_MISMATCH, "The sealed value was made for another request, user or purpose.");
        }
        if (!clock.instant().isBefore(expiry(jwe.getHeader()))) {
            throw new SealingException(FailureCode.EXPIRED, "The sealed value was valid for a time that has passed.");
        }
        return text.secret();
    }

    private JWEObject decrypt(Sealed sealed) {
        try {
            JWEObject jwe = JWEObject.parse(sealed.jwe());
            if (!isOurForm(jwe)) {
                throw cannotOpen();
            }
            jwe.decrypt(new ECDHDecrypter(keys.find(jwe.getHeader().getKeyID())
                    .orElseThrow(JweOpener::cannotOpen)
                    .toECPrivateKey()));
            return jwe;
        } catch (ParseException | JOSEException | RuntimeException e) {
            // whoever seals writes the header, and the parser answers some headers with unchecked exceptions
            throw cannotOpen();
        }
    }

    private static boolean isOurForm(JWEObject jwe) {
        return JWEAlgorithm.ECDH_ES.equals(jwe.getHeader().getAlgorithm())
                && EncryptionMethod.A256GCM.equals(jwe.getHeader().getEncryptionMethod())
                && jwe.getHeader().getCompressionAlgorithm() == null
                && jwe.getEncryptedKey() == null;
    }

    private static boolean matches(JWEHeader header, SealContext context) {
        return List.of(context.audience()).equals(header.getAudience())
                && context.purpose().word().equals(header.getCustomParam(SealedText.PURPOSE))
                && context.requestId().value().equals(header.getCustomParam(SealedText.REQUEST_ID));
    }

    private static Instant expiry(JWEHeader header) {
        return header.getCustomParam(SealedText.EXPIRY) instanceof Number seconds
                ? Instant.ofEpochSecond(within(seconds.longValue()))
                : Instant.MIN;
    }

    /** Whoever seals chooses the number; one that no Instant holds must not stop the service. */
    private static long within(long seconds) {
        return Math.max(Instant.MIN.getEpochSecond(), Math.min(seconds, Instant.MAX.getEpochSecond()));
    }

    private static SealingException cannotOpen() {
        return new SealingException(
                FailureCode.CANNOT_OPEN,
                "The sealed value cannot be opened with the private keys of this service: the key is unknown, or the value"
                        + " was changed.");
    }
}

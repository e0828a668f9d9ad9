package io.authflow.sealing;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Sealed;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JWE in the only form that authflow writes and accepts: compact, ECDH-ES on P-256 with A256GCM. The protected header
 * holds the context.
 */
final class Jwe {
    private static final String PURPOSE = "purpose";
    private static final String REQUEST_ID = "rid";
    private static final String EXPIRY = "exp";
    /** The thumbprint of the reply key. The name is the one of RFC 9449. */
    private static final String REPLY_KEY = "jkt";

    private final JWEObject jwe;

    private Jwe(JWEObject jwe) {
        this.jwe = jwe;
    }

    static Sealed encrypt(ECKey key, SealContext context, Instant expiresAt, byte[] plaintext) {
        JWEObject jwe = new JWEObject(header(key, context, expiresAt), new Payload(plaintext));
        try {
            jwe.encrypt(new ECDHEncrypter(key.toECPublicKey()));
            return new Sealed(jwe.serialize());
        } catch (JOSEException | IllegalArgumentException e) {
            throw new SealingException(
                    FailureCode.MISCONFIGURED,
                    "The public key " + key.getKeyID() + " cannot be used to seal: it must be an EC key on P-256, and"
                            + " what is sealed short enough for an event.");
        }
    }

    /**
     * Parses a sealed value.
     *
     * @throws SealingException with {@code CANNOT_OPEN} if the value has another form
     */
    static Jwe parse(Sealed sealed) {
        try {
            JWEObject jwe = JWEObject.parse(sealed.jwe());
            if (isOurForm(jwe)) {
                return new Jwe(jwe);
            }
        } catch (ParseException | RuntimeException e) {
            // the sender writes the header, and some headers make the parser throw unchecked exceptions
        }
        throw cannotOpen();
    }

    @Nullable
    String keyId() {
        return jwe.getHeader().getKeyID();
    }

    /**
     * Returns whether the header names this audience. Before decryption, nothing proves that the header is authentic.
     */
    boolean isAddressedTo(String audience) {
        return List.of(audience).equals(jwe.getHeader().getAudience());
    }

    byte[] decrypt(ECKey privateKey) {
        try {
            jwe.decrypt(new ECDHDecrypter(privateKey.toECPrivateKey()));
            return jwe.getPayload().toBytes();
        } catch (JOSEException | RuntimeException e) {
            throw cannotOpen();
        }
    }

    /**
     * Checks the context and the expiry. Call this after decryption, which authenticates the header.
     *
     * @param username the user name in the plaintext
     * @throws SealingException with {@code CONTEXT_MISMATCH} or {@code EXPIRED}
     */
    void check(SealContext context, String username, Instant now) {
        if (!isOf(context) || !username.equals(context.username())) {
            throw mismatch();
        }
        if (!now.isBefore(expiry())) {
            throw new SealingException(FailureCode.EXPIRED, "The sealed value was valid for a time that has passed.");
        }
    }

    static SealingException mismatch() {
        return new SealingException(
                FailureCode.CONTEXT_MISMATCH,
                "The sealed value was made for another request, user, reply key, audience or purpose.");
    }

    static SealingException cannotOpen() {
        return new SealingException(
                FailureCode.CANNOT_OPEN,
                "The sealed value cannot be opened with the private keys at hand: the key is unknown, or the value was"
                        + " changed.");
    }

    private static JWEHeader header(ECKey key, SealContext context, Instant expiresAt) {
        JWEHeader.Builder header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .audience(List.of(context.audience()))
                .customParam(PURPOSE, context.purpose().wireName())
                .customParam(REQUEST_ID, context.requestId().value())
                .customParam(EXPIRY, expiresAt.getEpochSecond());
        if (context.replyKey() != null) {
            header.customParam(REPLY_KEY, context.replyKey());
        }
        return header.build();
    }

    private static boolean isOurForm(JWEObject jwe) {
        return JWEAlgorithm.ECDH_ES.equals(jwe.getHeader().getAlgorithm())
                && EncryptionMethod.A256GCM.equals(jwe.getHeader().getEncryptionMethod())
                && jwe.getHeader().getCompressionAlgorithm() == null
                && jwe.getEncryptedKey() == null;
    }

    private boolean isOf(SealContext context) {
        return isAddressedTo(context.audience())
                && context.purpose().wireName().equals(parameter(PURPOSE))
                && context.requestId().value().equals(parameter(REQUEST_ID))
                && Objects.equals(context.replyKey(), parameter(REPLY_KEY));
    }

    private Instant expiry() {
        return parameter(EXPIRY) instanceof Number seconds
                ? Instant.ofEpochSecond(within(seconds.longValue()))
                : Instant.MIN;
    }

    private @Nullable Object parameter(String name) {
        return jwe.getHeader().getCustomParam(name);
    }

    /** Limits seconds to the range of Instant. The sender chooses the number, and no number may stop the service. */
    private static long within(long seconds) {
        return Math.max(Instant.MIN.getEpochSecond(), Math.min(seconds, Instant.MAX.getEpochSecond()));
    }
}

package io.authflow.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.util.regex.Pattern;

/**
 * The public key of a requester, as a JWK (RFC 7517): its tokens are sealed to it, and to nobody else. A requester makes a new
 * key pair for each request, or uses one for many.
 *
 * @param kty always {@value #KEY_TYPE}
 * @param crv always {@value #CURVE}
 * @param x first coordinate, 43 characters of base64url
 * @param y second coordinate, 43 characters of base64url
 */
public record ReplyKey(String kty, String crv, String x, String y) {
    public static final String KEY_TYPE = "EC";
    public static final String CURVE = "P-256";

    private static final BigInteger PRIME =
            ((ECFieldFp) Curve.P_256.toECParameterSpec().getCurve().getField()).getP();
    /** 32 bytes; of the last character four bits count, and the other two are zero, so that a key has one form. */
    private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    /** @throws IllegalArgumentException if this is no point of P-256 */
    public ReplyKey {
        if (!isValid(kty, crv, x, y)) {
            throw new IllegalArgumentException("a reply key is the public JWK of an EC key on P-256");
        }
    }

    /** Whether this is a point of P-256. */
    public static boolean isValid(String kty, String crv, String x, String y) {
        return KEY_TYPE.equals(kty)
                && CURVE.equals(crv)
                && COORDINATE.matcher(x).matches()
                && COORDINATE.matcher(y).matches()
                && isOnCurve(x, y);
    }

    /** The public part of that key, which is on P-256. */
    public static ReplyKey of(ECKey key) {
        return new ReplyKey(KEY_TYPE, CURVE, key.getX().toString(), key.getY().toString());
    }

    /** What names the key where a password is bound to it: SHA-256 as RFC 7638 says, in base64url. */
    @JsonIgnore
    public String thumbprint() {
        try {
            return toJwk().computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** This key as nimbus-jose-jwt has it. */
    public ECKey toJwk() {
        return jwk(x, y);
    }

    /** The library calculates modulo the prime, so a coordinate at or above it would pass there, and fail to encrypt. */
    private static boolean isOnCurve(String x, String y) {
        try {
            ECKey key = jwk(x, y);
            return isBelowPrime(key.getX()) && isBelowPrime(key.getY());
        } catch (IllegalArgumentException | IllegalStateException offTheCurve) {
            return false;
        }
    }

    private static boolean isBelowPrime(Base64URL coordinate) {
        return coordinate.decodeToBigInteger().compareTo(PRIME) < 0;
    }

    private static ECKey jwk(String x, String y) {
        return new ECKey.Builder(Curve.P_256, new Base64URL(x), new Base64URL(y)).build();
    }
}

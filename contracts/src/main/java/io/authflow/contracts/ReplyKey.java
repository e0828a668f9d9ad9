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
 * The public key of a requester, as a JWK (RFC 7517). login-service seals the tokens to this key, so only the requester
 * can open them. A requester may make a new key pair for each request, or use one for many.
 *
 * @param kty always {@value #KEY_TYPE}
 * @param crv always {@value #CURVE}
 * @param x x coordinate, 43 characters of base64url
 * @param y y coordinate, 43 characters of base64url
 */
public record ReplyKey(String kty, String crv, String x, String y) {
    public static final String KEY_TYPE = "EC";
    public static final String CURVE = "P-256";

    private static final BigInteger PRIME =
            ((ECFieldFp) Curve.P_256.toECParameterSpec().getCurve().getField()).getP();
    /**
     * 43 characters hold 258 bits, but a coordinate has only 256 bits. The pattern requires the two spare bits to be
     * zero, so that each key has exactly one form.
     */
    private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    /** @throws IllegalArgumentException if the key is not a point on P-256 */
    public ReplyKey {
        if (!isValid(kty, crv, x, y)) {
            throw new IllegalArgumentException("a reply key is the public JWK of an EC key on P-256");
        }
    }

    /** Returns whether the values are the public JWK of a point on P-256. */
    public static boolean isValid(String kty, String crv, String x, String y) {
        return KEY_TYPE.equals(kty)
                && CURVE.equals(crv)
                && COORDINATE.matcher(x).matches()
                && COORDINATE.matcher(y).matches()
                && isOnCurve(x, y);
    }

    /** Returns the public part of a key on P-256. */
    public static ReplyKey of(ECKey key) {
        return new ReplyKey(KEY_TYPE, CURVE, key.getX().toString(), key.getY().toString());
    }

    /**
     * Returns the thumbprint of the key: SHA-256 as in RFC 7638, in base64url. A sealed password is bound to its reply
     * key by this thumbprint.
     */
    @JsonIgnore
    public String thumbprint() {
        try {
            return toJwk().computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Converts this key to the type of the library nimbus-jose-jwt. */
    public ECKey toJwk() {
        return jwk(x, y);
    }

    /**
     * Checks that the point is on the curve and both coordinates are below the prime. The library calculates modulo the
     * prime, so it accepts a larger coordinate, and fails only when it encrypts.
     */
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

package io.authflow.localcognito.token;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import io.authflow.localcognito.pool.SessionTicket;
import java.text.ParseException;
import java.util.Date;
import java.util.Optional;

/**
 * Makes and reads refresh tokens. As in Cognito, a refresh token is a JWE that only the pool can read. So the server
 * stores no refresh tokens, and can still tell a revoked one from a forged one.
 */
final class RefreshTokens {
    private static final JWEHeader HEADER = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).build();
    private final byte[] key;

    RefreshTokens(PoolKeys keys) {
        this.key = keys.refresh().toByteArray();
    }

    String seal(SessionTicket ticket) {
        EncryptedJWT token = new EncryptedJWT(HEADER, claims(ticket));
        try {
            token.encrypt(new DirectEncrypter(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("A refresh token can't be sealed. Delete the data directory.", e);
        }
        return token.serialize();
    }

    private static JWTClaimsSet claims(SessionTicket ticket) {
        return new JWTClaimsSet.Builder()
                .jwtID(ticket.sessionId())
                .subject(ticket.userSub())
                .audience(ticket.clientId())
                .issueTime(Date.from(ticket.authenticatedAt()))
                .expirationTime(Date.from(ticket.expiresAt()))
                .build();
    }

    /** Reads a token, even an expired one. Empty if this pool did not make it. */
    Optional<SessionTicket> open(String token) {
        try {
            EncryptedJWT sealed = EncryptedJWT.parse(token);
            sealed.decrypt(new DirectDecrypter(key));
            return Optional.of(ticket(sealed.getJWTClaimsSet()));
        } catch (ParseException | JOSEException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static SessionTicket ticket(JWTClaimsSet claims) {
        return new SessionTicket(
                claims.getJWTID(),
                claims.getSubject(),
                claims.getAudience().get(0),
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant());
    }
}

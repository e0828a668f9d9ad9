package io.authflow.localcognito.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.authflow.localcognito.ledger.SessionRef;
import io.authflow.localcognito.pool.User;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;

/** Makes access and id tokens with the claims of Cognito's tokens. */
final class TokenSigner {
    static final String SCOPE = "aws.cognito.signin.user.admin";
    private final Supplier<String> issuer;
    private final Signing signing;

    TokenSigner(Signing signing, Supplier<String> issuer) {
        this.signing = signing;
        this.issuer = issuer;
    }

    String accessToken(User user, SessionRef session) {
        return sign(claims(user, session, session.accessExpiresAt())
                .jwtID(session.accessTokenId())
                .claim("client_id", session.clientId())
                .claim("token_use", "access")
                .claim("scope", SCOPE)
                .claim("username", user.username())
                .build());
    }

    String idToken(User user, SessionRef session) {
        JWTClaimsSet.Builder claims = claims(user, session, session.idExpiresAt())
                .jwtID(session.idTokenId())
                .audience(session.clientId())
                .claim("token_use", "id")
                .claim("cognito:username", user.username());
        user.attributes().forEach((name, value) -> claims.claim(name, claim(name, value)));
        return sign(claims.build());
    }

    private static Object claim(String name, String value) {
        return name.endsWith("_verified") ? (Object) Boolean.valueOf(value) : value;
    }

    private JWTClaimsSet.Builder claims(User user, SessionRef session, Instant expiresAt) {
        return new JWTClaimsSet.Builder()
                .subject(user.sub())
                .issuer(issuer.get())
                .claim("origin_jti", session.sessionId())
                .claim("auth_time", session.authenticatedAt().getEpochSecond())
                .issueTime(Date.from(session.issuedAt()))
                .expirationTime(Date.from(expiresAt));
    }

    private String sign(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(signing.header(), claims);
        try {
            token.sign(signing.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("A token can't be signed. Delete the data directory.", e);
        }
        return token.serialize();
    }
}

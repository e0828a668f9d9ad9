package io.authflow.localcognito.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.authflow.localcognito.ledger.SessionRef;
import io.authflow.localcognito.pool.Refusal;
import io.authflow.localcognito.pool.SessionTicket;
import io.authflow.localcognito.pool.SignIn;
import io.authflow.localcognito.pool.User;
import io.authflow.localcognito.settings.Secret;
import io.authflow.localcognito.settings.TokenSigning;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes and reads the tokens of one pool. */
public final class PoolTokens {
    private final PoolKeys keys;
    private final InstantSource clock;
    private final TokenSigner signer;
    private final RefreshTokens refreshTokens;
    private final JWSVerifier verifier;

    public PoolTokens(PoolKeys keys, TokenSigning how, Supplier<String> issuer, InstantSource clock) {
        Signing signing = Signing.of(keys, how);
        this.keys = keys;
        this.clock = clock;
        this.signer = new TokenSigner(signing, issuer);
        this.refreshTokens = new RefreshTokens(keys);
        this.verifier = signing.verifier();
    }

    /** Makes the tokens of a new session. */
    public TokenSet begin(SignIn.SignedIn signIn) {
        return tokens(signIn, new Secret(refreshTokens.seal(ticket(signIn.user(), signIn.session()))));
    }

    /** Makes the tokens of a refreshed session. There is no new refresh token, because the caller keeps the old one. */
    public TokenSet renew(SignIn.SignedIn signIn) {
        return tokens(signIn, null);
    }

    private TokenSet tokens(SignIn.SignedIn signIn, @Nullable Secret refresh) {
        SessionRef session = signIn.session();
        return new TokenSet(
                new Secret(signer.accessToken(signIn.user(), session)),
                new Secret(signer.idToken(signIn.user(), session)),
                refresh,
                session.accessExpiresAt().getEpochSecond() - session.issuedAt().getEpochSecond());
    }

    private static SessionTicket ticket(User user, SessionRef session) {
        return new SessionTicket(
                session.sessionId(),
                user.sub(),
                session.clientId(),
                session.authenticatedAt(),
                session.refreshExpiresAt());
    }

    /** Reads an access token. Refuses a token that this pool did not issue, or that has expired. */
    public AccessClaims access(SignedJWT token) {
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            if (!token.verify(verifier) || !"access".equals(claims.getStringClaim("token_use"))) {
                throw invalid();
            }
            if (expired(claims.getExpirationTime().toInstant())) {
                throw Refusal.notAuthorized("Access Token has expired");
            }
            return new AccessClaims(claims.getSubject(), claims.getStringClaim("origin_jti"));
        } catch (ParseException | JOSEException e) {
            throw invalid();
        }
    }

    public static Refusal invalid() {
        return Refusal.notAuthorized("Invalid Access Token");
    }

    /** Reads a refresh token of this pool, even an expired one. Empty if this pool did not issue it. */
    public Optional<SessionTicket> refresh(String token) {
        return refreshTokens.open(token);
    }

    public boolean expired(Instant expiry) {
        return !clock.instant().isBefore(expiry);
    }

    public PoolKeys keys() {
        return keys;
    }
}

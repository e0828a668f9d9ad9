package io.authflow.localcognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.SessionRef;
import io.authflow.localcognito.settings.TokenSigning;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** Checks tokens as a resource server does, with the pool's JWKS only. */
class TokensTest {
    private static LocalRun run;
    private static TestingClient pool;
    private static String name;
    private static AuthenticationResultType tokens;
    private static String issuer;

    @BeforeAll
    static void logIn() {
        run = LocalRun.start(LocalCognitoSettings.inMemory());
        pool = TestingClient.of(run);
        name = pool.newUser();
        tokens = pool.login(name);
        issuer = run.cognito().endpoint() + "/" + run.userPoolId();
    }

    @AfterAll
    static void close() {
        pool.close();
        run.close();
    }

    @Test
    void theAccessTokenHasCognitosClaims() throws Exception {
        JWTClaimsSet claims = verified(tokens.accessToken());

        assertThat(claims.getSubject()).hasSize(36);
        assertThat(claims.getIssuer()).isEqualTo(issuer);
        assertThat(claims.getStringClaim("client_id")).isEqualTo(run.client().clientId());
        assertThat(claims.getStringClaim("token_use")).isEqualTo("access");
        assertThat(claims.getStringClaim("scope")).isEqualTo("aws.cognito.signin.user.admin");
        assertThat(claims.getStringClaim("username")).isEqualTo(name);
        assertThat(claims.getLongClaim("auth_time")).isPositive();
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(tokens.expiresIn() * 1000L);
    }

    @Test
    void theIdTokenHasCognitosClaims() throws Exception {
        JWTClaimsSet claims = verified(tokens.idToken());

        assertThat(claims.getAudience()).containsExactly(run.client().clientId());
        assertThat(claims.getStringClaim("token_use")).isEqualTo("id");
        assertThat(claims.getStringClaim("cognito:username")).isEqualTo(name);
    }

    @Test
    void theLedgerNamesTheTokensByTheirIds() throws Exception {
        SessionRef session = run.cognito().ledger().of(Kind.LOGIN).get(0).session();

        assertThat(session.accessTokenId())
                .isEqualTo(verified(tokens.accessToken()).getJWTID());
        assertThat(session.idTokenId()).isEqualTo(verified(tokens.idToken()).getJWTID());
        assertThat(session.sessionId())
                .isEqualTo(verified(tokens.accessToken()).getStringClaim("origin_jti"))
                .isEqualTo(verified(tokens.idToken()).getStringClaim("origin_jti"));
        assertThat(session.accessExpiresAt())
                .isEqualTo(verified(tokens.accessToken()).getExpirationTime().toInstant());
    }

    @Test
    void theJwksHasNoPrivateKey() throws Exception {
        assertThat(jwks().getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
    }

    @Test
    void anotherPoolsKeyDoesNotFit() {
        try (LocalRun other = LocalRun.start(LocalCognitoSettings.inMemory());
                TestingClient stranger = TestingClient.of(other)) {
            String token = stranger.login(stranger.newUser()).accessToken();

            assertThatExceptionOfType(BadJOSEException.class).isThrownBy(() -> verified(token));
        }
    }

    @Test
    void aBenchmarkMaySignCheaply() {
        LocalCognitoSettings cheap = LocalCognitoSettings.inMemory().withTokenSigning(TokenSigning.HS256);
        try (LocalRun quick = LocalRun.start(cheap);
                TestingClient quickPool = TestingClient.of(quick)) {
            String token = quickPool.login(quickPool.newUser()).accessToken();

            quickPool.globalSignOut(token);

            assertThat(quick.cognito().ledger().of(Kind.SIGNED_OUT)).hasSize(1);
        }
    }

    private static JWTClaimsSet verified(String token) throws Exception {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(jwks())));
        return processor.process(token, null);
    }

    private static JWKSet jwks() throws Exception {
        return JWKSet.load(URI.create(issuer + "/.well-known/jwks.json").toURL());
    }
}

package io.authflow.localcognito.ledger;

import java.time.Instant;

/**
 * A session and one pair of its tokens, as ids. It never holds a token. Times are whole seconds, as in the tokens.
 *
 * @param sessionId the tokens' {@code origin_jti}
 * @param accessTokenId the access token's {@code jti}
 * @param idTokenId the id token's {@code jti}
 * @param authenticatedAt when the user gave the password
 * @param issuedAt when this pair was issued
 */
public record SessionRef(
        String sessionId,
        String clientId,
        String accessTokenId,
        String idTokenId,
        Instant authenticatedAt,
        Instant issuedAt,
        Instant accessExpiresAt,
        Instant idExpiresAt,
        Instant refreshExpiresAt) {}

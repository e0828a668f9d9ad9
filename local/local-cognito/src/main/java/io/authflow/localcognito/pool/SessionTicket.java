package io.authflow.localcognito.pool;

import java.time.Instant;

/** Content of a genuine refresh token, whether its session is open or has ended. */
public record SessionTicket(
        String sessionId, String userSub, String clientId, Instant authenticatedAt, Instant expiresAt) {}

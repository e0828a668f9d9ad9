package io.authflow.localcognito.pool;

import java.time.Instant;

/** What a genuine refresh token stands for, whether its session lives or not. */
public record SessionTicket(
        String sessionId, String userSub, String clientId, Instant authenticatedAt, Instant expiresAt) {}

package io.authflow.localcognito.pool;

import java.time.Instant;
import java.util.Map;

/**
 * A user as the API shows it.
 *
 * @param sub the immutable id, a UUID
 * @param username the name of the sign-up; in an email pool, the sub
 */
public record User(
        String sub,
        String username,
        Map<String, String> attributes,
        UserStatus status,
        boolean enabled,
        Instant createdAt,
        Instant modifiedAt) {

    public User {
        attributes = Map.copyOf(attributes);
    }

    User withStatus(UserStatus newStatus, Instant at) {
        return new User(sub, username, attributes, newStatus, enabled, createdAt, at);
    }

    User withAttributes(Map<String, String> newAttributes, Instant at) {
        return new User(sub, username, newAttributes, status, enabled, createdAt, at);
    }

    User withEnabled(boolean newEnabled, Instant at) {
        return new User(sub, username, attributes, status, newEnabled, createdAt, at);
    }
}

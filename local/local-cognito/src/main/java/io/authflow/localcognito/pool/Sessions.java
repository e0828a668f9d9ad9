package io.authflow.localcognito.pool;

import io.authflow.localcognito.ledger.SessionRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that live. What isn't here has been revoked (or expired long ago), so memory is bounded by what is open. Read
 * from any thread; changed under the pool's lock.
 */
final class Sessions {
    /** The longest an access token can outlive its refresh token. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final Map<String, String> userBySession = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Instant>> byUser = new ConcurrentHashMap<>();

    boolean live(String sessionId) {
        return userBySession.containsKey(sessionId);
    }

    List<String> of(String sub) {
        return List.copyOf(byUser.getOrDefault(sub, Map.of()).keySet());
    }

    void begin(String sub, SessionRef session, Instant now) {
        dropExpired(sub, now);
        userBySession.put(session.sessionId(), sub);
        byUser.computeIfAbsent(sub, key -> new LinkedHashMap<>()).put(session.sessionId(), session.refreshExpiresAt());
    }

    private void dropExpired(String sub, Instant now) {
        // the oldest come first, so a user with many sessions costs no more than one with few
        end(byUser.getOrDefault(sub, Map.of()).entrySet().stream()
                .takeWhile(session -> !now.isBefore(session.getValue().plus(GRACE)))
                .map(Map.Entry::getKey)
                .toList());
    }

    void end(Collection<String> sessionIds) {
        sessionIds.forEach(this::end);
    }

    private void end(String sessionId) {
        String sub = userBySession.remove(sessionId);
        if (sub != null) {
            byUser.computeIfPresent(sub, (key, ids) -> {
                ids.remove(sessionId);
                return ids.isEmpty() ? null : ids;
            });
        }
    }
}

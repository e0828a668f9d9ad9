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
 * The open sessions of a pool. A session that is missing here was revoked or has expired. A login drops the user's own
 * sessions that expired more than a day ago, which limits memory. {@link #live} works on any thread. All other methods
 * need the pool's lock.
 */
final class Sessions {
    /** The longest time for which an access token can outlive its refresh token. */
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
        // The oldest sessions come first. So the cost does not grow with the number of open sessions.
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

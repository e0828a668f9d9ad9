package io.authflow.logout.domain;

import io.authflow.contracts.event.SessionChanged.Reason;
import io.authflow.contracts.event.SessionSeconds;
import java.time.Instant;

/**
 * An open session, with the rules for its length. It lasts at most {@link SessionSeconds#MAX} seconds from its opening.
 *
 * @param openedAt the append time of the event that opened it
 * @param dueAt when its logout is due
 */
public record OpenSession(Instant openedAt, Instant dueAt) {

    /** A session that was just opened. */
    public static OpenSession lasting(Instant openedAt, int seconds) {
        return new OpenSession(openedAt, openedAt.plusSeconds(seconds));
    }

    /**
     * Returns since when the logout is due if a client ends the session. That is the append time of the end. An end may
     * be appended to its topic before the session opens; then the logout is due from the opening. The logout of an
     * overdue session stays due since the session's due time.
     *
     * @param askedAt append time of the end
     */
    public Instant endAskedAt(Instant askedAt) {
        Instant ended = askedAt.isBefore(openedAt) ? openedAt : askedAt;
        return ended.isAfter(dueAt) ? dueAt : ended;
    }

    /** Decides on an extension. It never goes beyond one day after the opening. */
    public Extension extend(int seconds, Instant now) {
        Instant last = openedAt.plusSeconds(SessionSeconds.MAX);
        Instant asked = dueAt.plusSeconds(seconds);
        Instant target = asked.isAfter(last) ? last : asked;
        boolean capped = target.equals(last);
        if (!target.isAfter(dueAt) || (capped && !target.isAfter(now))) {
            return new Extension.Unchanged(Reason.LONGEST_SESSION);
        }
        return target.isAfter(now) ? new Extension.Until(target) : new Extension.Unchanged(Reason.OVERDUE);
    }
}

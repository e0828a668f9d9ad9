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
     * Returns when an early end is due. That is its append time. An end may be appended to its topic before the session
     * opens; then it is due from the opening.
     *
     * @param askedAt append time of the end
     */
    public Instant endAskedAt(Instant askedAt) {
        return openedAt.isAfter(askedAt) ? openedAt : askedAt;
    }

    /** Decides on an extension. It never goes beyond one day after the opening. */
    public Extension extend(int seconds, Instant now) {
        Instant last = openedAt.plusSeconds(SessionSeconds.MAX);
        Instant asked = dueAt.plusSeconds(seconds);
        Instant target = asked.isAfter(last) ? last : asked;
        boolean capped = target.equals(last);
        if (!target.isAfter(dueAt) || capped && !target.isAfter(now)) {
            return new Extension.Unchanged(Reason.LONGEST_SESSION);
        }
        return target.isAfter(now) ? new Extension.Until(target) : new Extension.Unchanged(Reason.OVERDUE);
    }
}

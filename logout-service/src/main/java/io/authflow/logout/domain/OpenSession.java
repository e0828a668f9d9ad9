package io.authflow.logout.domain;

import io.authflow.contracts.event.SessionChanged.Reason;
import io.authflow.contracts.event.SessionSeconds;
import java.time.Instant;

/**
 * An open session, with the rule how long it may last: at most {@link SessionSeconds#MAX} seconds from its opening.
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
     * Says when the logout is due if the client asks to end the session.
     *
     * @param askedAt append time of the client's change. It may lie before the opening, which is on another topic
     */
    public Instant endAskedAt(Instant askedAt) {
        return openedAt.isAfter(askedAt) ? openedAt : askedAt;
    }

    /** Moves the due time by up to that many seconds, as far as the longest session allows. */
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

package io.authflow.cli.render;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.SessionChangeRequested;
import io.authflow.contracts.event.SessionChangeRequested.Action;
import io.authflow.contracts.event.SessionChanged;
import io.authflow.contracts.event.SessionSeconds;
import io.authflow.contracts.topic.TopicCatalogue;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/** Words the answer to a session change: what happened, why, and what to do next. */
public final class ChangeSentence {
    private final ZoneId zone;

    /** @param zone for times */
    public ChangeSentence(ZoneId zone) {
        this.zone = zone;
    }

    /** Words what really happened to the session. */
    public String of(SessionChanged answer) {
        RequestId id = answer.requestId();
        return switch (answer.outcome()) {
            case ENDED ->
                "The session of " + id + " ends now: its logout is due since " + dueAt(answer) + " and on its way."
                        + " See it done with: authflow show " + id + " --follow";
            case EXTENDED -> "The session of " + id + " is extended: its logout is due at " + dueAt(answer) + ".";
            case ALREADY_ENDED ->
                "Nothing was changed, because the session of " + id + " had ended before."
                        + " See how with: authflow show " + id;
            case NOT_OPEN ->
                "Nothing was changed, because " + id
                        + " has opened no session up to now: it is on its way, has failed, or"
                        + " is no request. See which with: authflow show " + id
                        + "; while it is on its way, repeat this once its session is open.";
            case UNKNOWN ->
                "Nothing was changed, because no session of " + id + " is known: none was opened up to now, or it ended"
                        + " more than " + TopicCatalogue.OUTAGE_BUDGET.toHours()
                        + " h ago. Check the id and the broker.";
            case UNCHANGED -> unchanged(answer);
            case REFUSED ->
                "Nothing was changed, because logout-service refuses the field '" + answer.field()
                        + "' of the change as " + answer.code()
                        + ". Use the release of this command that logout-service has.";
        };
    }

    private String unchanged(SessionChanged answer) {
        String due = " Its logout is due at " + dueAt(answer) + ".";
        SessionChanged.Reason reason = Objects.requireNonNull(answer.reason(), "reason");
        return switch (reason) {
            case LONGEST_SESSION ->
                "Nothing was changed, because the session of " + answer.requestId()
                        + " lasts as long as one can: "
                        + Duration.ofSeconds(SessionSeconds.MAX).toHours()
                        + " h from when it opened." + due + " For longer, log in anew.";
            case OVERDUE ->
                "Nothing was changed, because the logout of " + answer.requestId()
                        + " is overdue by more than this would have given it, and leaves soon." + due
                        + " For a session that lasts, log in anew, or extend it by more.";
            case TOO_MANY_CHANGES ->
                "Nothing was changed, because the session of " + answer.requestId()
                        + " had as many changes as one may have." + due
                        + " 'end' still works; for longer, log in anew.";
        };
    }

    /** Words that no answer came. logout-service may still decide the change later. */
    public String ofNoAnswer(SessionChangeRequested change, Duration wait) {
        String repeat = change.action() == Action.END
                ? "Repeating it does no harm."
                : "Don't repeat it before you know: it might be extended twice.";
        return "No answer came within " + wait.toSeconds()
                + " s, because logout-service does not run, is just starting, or"
                + " is behind. The change is kept in Kafka for " + TopicCatalogue.OUTAGE_BUDGET.toHours()
                + " h, and decided once it goes on. See whether it was with: authflow show " + change.requestId() + ". "
                + repeat;
    }

    private String dueAt(SessionChanged answer) {
        return answer.dueAt() == null ? "?" : DueTime.format(answer.dueAt(), zone);
    }
}

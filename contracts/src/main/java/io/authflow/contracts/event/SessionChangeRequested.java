package io.authflow.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.authflow.contracts.RequestId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client asks for a session to end now, or to last longer. The scheduler decides, and {@link SessionChanged} says the truth. A
 * session may be changed more than once, so the {@code ce_id} of a change is the client's. A change is made once, however often
 * it is sent under its {@code ce_id}; without one each record is a change of its own. {@link SessionChangeReader} reads it.
 *
 * @param requestId the request that began the session
 * @param action what to do
 * @param seconds for {@link Action#EXTEND}, and only for it, how much longer: 1 to 86,400
 */
public record SessionChangeRequested(
        RequestId requestId, Action action, @Nullable Integer seconds) implements Event {
    public SessionChangeRequested {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(action, "action");
        if ((seconds != null) != (action == Action.EXTEND)) {
            throw new IllegalArgumentException("a change has seconds if it extends a session, and else none");
        }
        if (seconds != null && (seconds < SessionSeconds.MIN || seconds > SessionSeconds.MAX)) {
            throw new IllegalArgumentException("seconds is from " + SessionSeconds.MIN + " to " + SessionSeconds.MAX);
        }
    }

    /** End the session now. */
    public static SessionChangeRequested end(RequestId requestId) {
        return new SessionChangeRequested(requestId, Action.END, null);
    }

    /** @param seconds how much longer the session is to last, 1 to 86,400 */
    public static SessionChangeRequested extend(RequestId requestId, int seconds) {
        return new SessionChangeRequested(requestId, Action.EXTEND, seconds);
    }

    /** What a client may ask for. */
    public enum Action {
        /** Log out at once. */
        END,
        /** Log out later than it is due now, but a day after the session opened at the latest. */
        EXTEND;

        /** The name in events: lower case. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Action of(String word) {
            return Arrays.stream(values())
                    .filter(action -> action.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("an action is end or extend"));
        }
    }
}

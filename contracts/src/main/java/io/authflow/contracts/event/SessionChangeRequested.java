package io.authflow.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.authflow.contracts.RequestId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client's request to end a session now or to make it longer. The scheduler decides, and answers with
 * {@link SessionChanged}. {@link SessionChangeReader} reads this event.
 *
 * <p>A session may be changed several times, so the client chooses the {@code ce_id} of each change. The scheduler
 * makes a change once, however often a client sends it with the same {@code ce_id}. A change without {@code ce_id}
 * counts as a new change each time.
 *
 * @param requestId the request that began the session
 * @param action what to do
 * @param seconds how much longer the session lasts, 1 to 86,400; given only for {@link Action#EXTEND}
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

    /** Makes a change that ends the session now. */
    public static SessionChangeRequested end(RequestId requestId) {
        return new SessionChangeRequested(requestId, Action.END, null);
    }

    /**
     * Makes a change that extends the session.
     *
     * @param seconds how much longer the session lasts, 1 to 86,400
     */
    public static SessionChangeRequested extend(RequestId requestId, int seconds) {
        return new SessionChangeRequested(requestId, Action.EXTEND, seconds);
    }

    /** The changes that a client may ask for. */
    public enum Action {
        /** Log out now. */
        END,
        /** Log out later than the current due time. No session lasts longer than a day in all. */
        EXTEND;

        /** Returns the name in events: lower case. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Action of(String word) {
            return Arrays.stream(values())
                    .filter(action -> action.wireName().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("an action is end or extend"));
        }
    }
}

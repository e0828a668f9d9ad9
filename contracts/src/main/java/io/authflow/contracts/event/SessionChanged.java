package io.authflow.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link SessionChangeRequested}. The scheduler decides it in the transaction that publishes it. The
 * {@code causationid} is the {@code ce_id} of the change. A repeated change gets the same answer again.
 *
 * @param requestId the request that began the session
 * @param outcome what the change did
 * @param dueAt the time of the logout; absent for other outcomes than these. {@link Outcome#ENDED}: the time of the change,
 *     or the due time of the session if that was earlier. {@link Outcome#EXTENDED}, {@link Outcome#UNCHANGED}: when the
 *     logout will be due
 * @param reason why nothing changed; given only for {@link Outcome#UNCHANGED}
 * @param code why the change is refused: {@code INVALID_FIELD}, {@code WRONG_TYPE} or {@code OUT_OF_RANGE}; given only
 *     for {@link Outcome#REFUSED}
 * @param field name of the faulty field; given only for {@link Outcome#REFUSED}
 */
public record SessionChanged(
        RequestId requestId,
        Outcome outcome,
        @Nullable Instant dueAt,
        @Nullable Reason reason,
        @Nullable FailureCode code,
        @Nullable String field)
        implements Event {
    private static final Set<FailureCode> REFUSALS =
            EnumSet.of(FailureCode.INVALID_FIELD, FailureCode.WRONG_TYPE, FailureCode.OUT_OF_RANGE);
    private static final Pattern FIELD = Pattern.compile("[A-Za-z.]{1,64}");

    public SessionChanged {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(outcome, "outcome");
        if ((dueAt != null) != outcome.hasDueAt()) {
            throw new IllegalArgumentException("an answer has a dueAt if a session is open or ends now, and else none");
        }
        if ((reason != null) != (outcome == Outcome.UNCHANGED)) {
            throw new IllegalArgumentException("an answer has a reason if it is unchanged, and else none");
        }
        if ((code != null) != (outcome == Outcome.REFUSED) || (field != null) != (outcome == Outcome.REFUSED)) {
            throw new IllegalArgumentException("an answer has a code and a field if it is refused, and else none");
        }
        if (code != null && !REFUSALS.contains(code)) {
            throw new IllegalArgumentException("a change is refused as one of " + REFUSALS);
        }
        if (field != null && !FIELD.matcher(field).matches()) {
            throw new IllegalArgumentException("a field is named by 1 to 64 letters and dots");
        }
    }

    /** Makes an answer for any outcome except {@link Outcome#UNCHANGED} and {@link Outcome#REFUSED}. */
    public SessionChanged(RequestId requestId, Outcome outcome, @Nullable Instant dueAt) {
        this(requestId, outcome, dueAt, null, null, null);
    }

    /** Makes the answer that the session is open and its due time is as before. */
    public static SessionChanged unchanged(RequestId requestId, Instant dueAt, Reason reason) {
        return new SessionChanged(requestId, Outcome.UNCHANGED, dueAt, reason, null, null);
    }

    /** Makes the answer that the change is not valid. */
    public static SessionChanged refused(RequestId requestId, FailureCode code, String field) {
        return new SessionChanged(requestId, Outcome.REFUSED, null, null, code, field);
    }

    /** Why an extension changed nothing. */
    public enum Reason {
        /**
         * The extension would end the session at the latest time, one day after it opened. The session is already due
         * then, or this time is past.
         */
        LONGEST_SESSION,
        /** The logout is overdue by the seconds of the change or more. */
        OVERDUE,
        /** The session had the largest number of changes, 10,000. */
        TOO_MANY_CHANGES;

        /** Returns the name in events: lower case, with hyphens between words. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * Finds the reason of a name.
         *
         * @throws IllegalArgumentException if there is no such reason
         */
        @JsonCreator
        public static Reason of(String word) {
            return Arrays.stream(values())
                    .filter(reason -> reason.wireName().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("a reason is longest-session, overdue or too-many-changes"));
        }
    }

    /** What a change did. */
    public enum Outcome {
        /** The session ends now: the same transaction publishes its logout. */
        ENDED,
        /** The session lasts longer, at most a day in all. */
        EXTENDED,
        /** Nothing changed: the session had already ended. */
        ALREADY_ENDED,
        /** Nothing changed: the request has opened no session yet. */
        NOT_OPEN,
        /** Nothing changed: no session of this id exists, or the session ended too long ago to be remembered. */
        UNKNOWN,
        /** Nothing changed: the session is open, and its due time is as before. The reason says why. */
        UNCHANGED,
        /** Nothing changed: the change is not valid. Code and field say why. */
        REFUSED;

        private boolean hasDueAt() {
            return isChange() || this == UNCHANGED;
        }

        /** Returns whether the session was changed. */
        public boolean isChange() {
            return this == ENDED || this == EXTENDED;
        }

        /** Returns the name in events: lower case, with a hyphen between words. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        static Outcome of(String word) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.wireName().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "an outcome is ended, extended, already-ended, not-open, unknown, unchanged or refused"));
        }
    }
}

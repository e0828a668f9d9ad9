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
 * What became of a {@link SessionChangeRequested}, as of the transaction that decided it. Its {@code causationid} is the
 * {@code ce_id} of the change. Who repeats a change gets the same answer again.
 *
 * @param requestId the request that began the session
 * @param outcome what the change did
 * @param dueAt for {@link Outcome#ENDED} since when the logout is due, for {@link Outcome#EXTENDED} and {@link Outcome#UNCHANGED}
 *     when it will be; else absent
 * @param reason for {@link Outcome#UNCHANGED}, and only for it, why
 * @param code for {@link Outcome#REFUSED}, and only for it, why: {@code INVALID_FIELD}, {@code WRONG_TYPE} or {@code OUT_OF_RANGE}
 * @param field for {@link Outcome#REFUSED}, and only for it, the name of the field
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

    /** Any answer that is neither unchanged nor refused. */
    public SessionChanged(RequestId requestId, Outcome outcome, @Nullable Instant dueAt) {
        this(requestId, outcome, dueAt, null, null, null);
    }

    /** The session is open, and due when it was due. */
    public static SessionChanged unchanged(RequestId requestId, Instant dueAt, Reason reason) {
        return new SessionChanged(requestId, Outcome.UNCHANGED, dueAt, reason, null, null);
    }

    /** The change asks for what cannot be. */
    public static SessionChanged refused(RequestId requestId, FailureCode code, String field) {
        return new SessionChanged(requestId, Outcome.REFUSED, null, null, code, field);
    }

    /** Why an extension left a session as it was. */
    public enum Reason {
        /** It lasts as long as a session can last: a day in all. */
        LONGEST_SESSION,
        /** Its logout is overdue, by more than the change would have given it. */
        OVERDUE,
        /** It had as many changes as one may have. */
        TOO_MANY_CHANGES;

        /** The name in events: lower case with hyphens. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws IllegalArgumentException if there is no such reason */
        @JsonCreator
        public static Reason of(String word) {
            return Arrays.stream(values())
                    .filter(reason -> reason.word().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("a reason is longest-session, overdue or too-many-changes"));
        }
    }

    /** What a change can have done. */
    public enum Outcome {
        /** The session ends now: its logout leaves in the same transaction. */
        ENDED,
        /** The session lasts longer, but a day in all at most. */
        EXTENDED,
        /** Nothing: the session had ended before. */
        ALREADY_ENDED,
        /** Nothing: the request has opened no session up to now. */
        NOT_OPEN,
        /** Nothing: no session of that id is known, because there never was one, or it ended too long ago to be remembered. */
        UNKNOWN,
        /** Nothing: the session is open, and due when it was due; the reason says why. */
        UNCHANGED,
        /** Nothing: the change asks for what cannot be; code and field say why. */
        REFUSED;

        private boolean hasDueAt() {
            return isChange() || this == UNCHANGED;
        }

        /** Whether the session was changed. */
        public boolean isChange() {
            return this == ENDED || this == EXTENDED;
        }

        /** The name in events: lower case with a hyphen. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        static Outcome of(String word) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "an outcome is ended, extended, already-ended, not-open, unknown, unchanged or refused"));
        }
    }
}

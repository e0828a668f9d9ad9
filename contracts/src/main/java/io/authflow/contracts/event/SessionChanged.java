package io.authflow.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.authflow.contracts.RequestId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link SessionChangeRequested}, as of the transaction that decided it. Its {@code causationid} is the
 * {@code ce_id} of the change.
 *
 * @param requestId the request that began the session
 * @param outcome what the change did
 * @param dueAt for {@link Outcome#ENDED} since when the logout is due, for {@link Outcome#EXTENDED} when it will be; else absent
 */
public record SessionChanged(
        RequestId requestId, Outcome outcome, @Nullable Instant dueAt) implements Event {
    public SessionChanged {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(outcome, "outcome");
        if ((dueAt != null) != outcome.isChange()) {
            throw new IllegalArgumentException("an answer has a dueAt if the session was changed, and else none");
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
        UNKNOWN;

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
                            "an outcome is ended, extended, already-ended, not-open or unknown"));
        }
    }
}

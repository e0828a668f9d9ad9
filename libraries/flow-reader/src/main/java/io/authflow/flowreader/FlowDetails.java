package io.authflow.flowreader;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What may be shown of an event or a dead letter: no password, no token, no user name is ever read into it. The fields are those
 * of the events, as text where a later release may know more words than this one.
 */
public record FlowDetails(
        @Nullable String requestId,

        @JsonDeserialize(using = SecondsText.class) @Nullable
        Integer sessionSeconds,

        @Nullable String signup,
        @Nullable String logout,
        @Nullable String service,
        @Nullable String step,
        @Nullable String code,
        @Nullable String field,
        @Nullable String action,

        @JsonDeserialize(using = SecondsText.class) @Nullable
        Integer seconds,

        @Nullable String outcome,
        @Nullable Instant openedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt) {
    /** Of a value that cannot be read. */
    static final FlowDetails NONE =
            new FlowDetails(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}

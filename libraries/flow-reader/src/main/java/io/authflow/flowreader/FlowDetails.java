package io.authflow.flowreader;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Fields of an event or a dead letter that may be shown. A password, token or user name is never read into this record.
 * A field with a closed list of values is plain text here, because a later release may know more values.
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
    /** Stands for a value that cannot be read. */
    static final FlowDetails NONE =
            new FlowDetails(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}

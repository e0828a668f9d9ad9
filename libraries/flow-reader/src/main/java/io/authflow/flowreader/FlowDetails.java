package io.authflow.flowreader;

import io.authflow.flowreader.field.LenientText;
import io.authflow.flowreader.field.LenientTime;
import io.authflow.flowreader.field.SecondsText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Fields of an event or a dead letter that may be shown. A password, token or user name is never read into this record.
 * A field with a closed list of values is plain text here, because a later release may know more values. A field of
 * another type is null: the services answer such records too, so they belong to their flow.
 */
public record FlowDetails(
        @JsonDeserialize(using = LenientText.class) @Nullable
        String requestId,

        @JsonDeserialize(using = SecondsText.class) @Nullable
        Integer sessionSeconds,

        @JsonDeserialize(using = LenientText.class) @Nullable
        String signup,

        @JsonDeserialize(using = LenientText.class) @Nullable
        String logout,

        @JsonDeserialize(using = LenientText.class) @Nullable
        String service,

        @JsonDeserialize(using = LenientText.class) @Nullable
        String step,

        @JsonDeserialize(using = LenientText.class) @Nullable
        String code,

        @JsonDeserialize(using = LenientText.class) @Nullable
        String field,

        @JsonDeserialize(using = LenientText.class) @Nullable
        String action,

        @JsonDeserialize(using = SecondsText.class) @Nullable
        Integer seconds,

        @JsonDeserialize(using = LenientText.class) @Nullable
        String outcome,

        @JsonDeserialize(using = LenientTime.class) @Nullable
        Instant openedAt,

        @JsonDeserialize(using = LenientTime.class) @Nullable
        Instant dueAt,

        @JsonDeserialize(using = LenientTime.class) @Nullable
        Instant endedAt) {
    /** Stands for a value that cannot be read. */
    static final FlowDetails NONE = ofUnreadable(null);

    /** Stands for a value that cannot be read as a whole, but may name its request. */
    static FlowDetails ofUnreadable(@Nullable String requestId) {
        return new FlowDetails(requestId, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}

package io.authflow.check.intake;

import io.authflow.contracts.RequestId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code auth.requested.v1} as it came. Prints nothing of its value.
 *
 * @param value null for a tombstone
 * @param headers how many headers the record has
 * @param contentType its {@code content-type}, if it has one
 * @param type its {@code ce_type}, if it has one
 * @param headerId its {@code ce_correlationid}, if it has one: the id of a request whose value names none
 * @param derivedId the id that follows from the record's place, for a request without one of its own
 */
public record RawRequest(
        byte @Nullable [] value,
        int headers,
        @Nullable String contentType,
        @Nullable String type,
        @Nullable String headerId,
        Supplier<RequestId> derivedId) {

    @Override
    public String toString() {
        return "RawRequest[***]";
    }
}

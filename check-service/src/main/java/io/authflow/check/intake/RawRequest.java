package io.authflow.check.intake;

import io.authflow.contracts.RequestId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code auth.requested.v1} before validation. {@link #toString} shows nothing of it.
 *
 * @param value the value of the record; null for a tombstone
 * @param headers number of headers of the record
 * @param contentType the header {@code content-type}; null if absent
 * @param type the header {@code ce_type}; null if absent
 * @param id the header {@code ce_id}; null if absent
 * @param headerId the header {@code ce_correlationid}; null if absent. It is the request id if the value names none
 * @param derivedId derives an id from the place of the record, for a request without an id
 */
public record RawRequest(
        byte @Nullable [] value,
        int headers,
        @Nullable String contentType,
        @Nullable String type,
        @Nullable String id,
        @Nullable String headerId,
        Supplier<RequestId> derivedId) {

    @Override
    public String toString() {
        return "RawRequest[***]";
    }
}

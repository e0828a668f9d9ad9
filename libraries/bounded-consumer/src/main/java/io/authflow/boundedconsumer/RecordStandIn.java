package io.authflow.boundedconsumer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Stands in for one or more consecutive records of a batch that the consumer did not read. The stand-in has the first
 * offset that it replaces, one header, no key and no value.
 *
 * @param lastOffset the last offset that it replaces; the stand-in's own offset if it replaces one record
 * @param reason why the consumer did not read the records
 */
public record RecordStandIn(long lastOffset, Reason reason) {
    private static final String HEADER = "authflow-stand-in";
    /** Random and private to this process, so no producer can forge a stand-in. */
    private static final String TOKEN = UUID.randomUUID() + ":";

    private static final String SEPARATOR = ":";

    /** Reads the stand-in from the headers of a consumed record. Empty if the record is not a stand-in. */
    public static Optional<RecordStandIn> of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        String text = new String(header.value(), StandardCharsets.UTF_8);
        return text.startsWith(TOKEN) ? Optional.of(parsed(text.substring(TOKEN.length()))) : Optional.empty();
    }

    private static RecordStandIn parsed(String text) {
        int separator = text.indexOf(SEPARATOR);
        return new RecordStandIn(
                Long.parseLong(text.substring(0, separator)), Reason.valueOf(text.substring(separator + 1)));
    }

    Header header() {
        String text = TOKEN + lastOffset + SEPARATOR + reason;
        return new RecordHeader(HEADER, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Why a consumer does not read a record. */
    public enum Reason {
        /** The record is larger than the bound of a record, or its batch is larger than the bound of a batch. */
        TOO_LARGE,
        /** The record has more headers than {@link RecordBounds#HEADERS_MAX}. */
        TOO_MANY_HEADERS,
        /** The batch cannot be decompressed, or a record has an offset that it cannot have. */
        UNREADABLE
    }
}

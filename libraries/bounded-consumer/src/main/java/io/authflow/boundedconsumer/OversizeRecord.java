package io.authflow.boundedconsumer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Stands in for one or more consecutive records that are too large to read. The stand-in has the offset of the first
 * replaced record, one header, no key and no value.
 *
 * @param lastOffset the offset of the last replaced record; the stand-in's own offset if it replaces one record
 */
public record OversizeRecord(long lastOffset) {
    private static final String HEADER = "authflow-oversize";
    /** Random and private to this process, so no producer can forge a stand-in. */
    private static final String TOKEN = UUID.randomUUID() + ":";

    /** Reads the stand-in from the headers of a consumed record. Empty if the record is not a stand-in. */
    public static Optional<OversizeRecord> of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        String text = new String(header.value(), StandardCharsets.UTF_8);
        return text.startsWith(TOKEN)
                ? Optional.of(new OversizeRecord(Long.parseLong(text.substring(TOKEN.length()))))
                : Optional.empty();
    }

    Header header() {
        return new RecordHeader(HEADER, (TOKEN + lastOffset).getBytes(StandardCharsets.UTF_8));
    }
}

package io.authflow.boundedconsumer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * What stands in the place of records that are too large to read. The stand-in has the offset of the first of them, no key, no value
 * and one header.
 *
 * @param lastOffset the last offset that it stands for; its own where it stands for one record
 */
public record OversizeRecord(long lastOffset) {
    private static final String HEADER = "authflow-oversize";
    /** Known to this process alone, so that no producer can write a stand-in. */
    private static final String TOKEN = UUID.randomUUID() + ":";

    /** The stand-in that a consumed record with these headers is; empty for any other record. */
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

package io.authflow.delayedmessages.port;

import java.util.Set;

/**
 * What of a stray goes on to its home, so that it is not larger than its original could be.
 *
 * @param headers names of the headers that the ports read; the scheduler leaves out all others. If a header occurs more
 *     than once, ports must read the last one with a value, because only that one goes on
 * @param recordBytes the most bytes of the record that goes on, decompressed, 1,024 to {@value #RECORD_BYTES_MAX}; the
 *     scheduler rejects a larger one where it is
 */
public record StrayLimits(Set<String> headers, int recordBytes) {
    /** Fits into a request of Kafka's producer with default settings. */
    public static final int RECORD_BYTES_MAX = 1_000_000;

    /** The limits of ports that read no headers. */
    public static final StrayLimits WITHOUT_HEADERS = new StrayLimits(Set.of(), RECORD_BYTES_MAX);

    private static final int RECORD_BYTES_MIN = 1_024;

    public StrayLimits {
        headers = Set.copyOf(headers);
        if (recordBytes < RECORD_BYTES_MIN || recordBytes > RECORD_BYTES_MAX) {
            throw new IllegalArgumentException("A stray may have " + recordBytes + " bytes, outside what is sound here;"
                    + " set " + RECORD_BYTES_MIN + " to " + RECORD_BYTES_MAX);
        }
    }
}

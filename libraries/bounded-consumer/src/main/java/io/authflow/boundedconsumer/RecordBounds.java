package io.authflow.boundedconsumer;

/**
 * The largest decompressed sizes, in bytes, that a consumer accepts. The number of headers has a fixed bound.
 *
 * @param recordBytes the bound of one record, 1,024 or more; a stand-in replaces each larger record
 * @param batchBytes the bound of all records of one batch, {@code recordBytes} or more; one stand-in replaces a larger
 *     batch
 * @param fetchBytes the bound of all batches of one fetch, {@code batchBytes} or more. The batch that passes this bound is
 *     the last one of the fetch. The consumer fetches the others again
 */
public record RecordBounds(int recordBytes, int batchBytes, int fetchBytes) {
    /**
     * The largest number of headers of a record. A stand-in replaces a record with more. A header takes two bytes of the
     * batch, but some 90 bytes of the heap.
     */
    public static final int HEADERS_MAX = 256;

    private static final int RECORD_BYTES_MIN = 1_024;
    private static final int BATCH_BYTES = 16 * 1_048_576;
    private static final int FETCH_BYTES = 32 * 1_048_576;

    public RecordBounds {
        if (recordBytes < RECORD_BYTES_MIN || batchBytes < recordBytes || fetchBytes < batchBytes) {
            throw new IllegalArgumentException("The bounds are " + recordBytes + " bytes for a record, " + batchBytes
                    + " for a batch and " + fetchBytes + " for a fetch. A record needs " + RECORD_BYTES_MIN
                    + " or more, a batch no less than a record, and a fetch no less than a batch.");
        }
    }

    /**
     * Bounds a batch to 16 MiB and a fetch to 32 MiB, or to {@code recordBytes} if that is more. On authflow's topics, a
     * compressed batch has at most 1 MiB.
     */
    public static RecordBounds ofRecord(int recordBytes) {
        return new RecordBounds(recordBytes, Math.max(recordBytes, BATCH_BYTES), Math.max(recordBytes, FETCH_BYTES));
    }
}

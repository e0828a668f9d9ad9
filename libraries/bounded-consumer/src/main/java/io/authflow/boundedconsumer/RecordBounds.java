package io.authflow.boundedconsumer;

/**
 * How large what a consumer decompresses may be.
 *
 * @param recordBytes of one record, decompressed, 1 KiB or more; a larger one is replaced by its stand-in
 * @param batchBytes of all records of one batch, decompressed, not below {@code recordBytes}; records behind this are not read, and
 *     one stand-in replaces all of them
 */
public record RecordBounds(int recordBytes, int batchBytes) {
    private static final int RECORD_BYTES_MIN = 1_024;
    private static final int BATCH_BYTES = 16 * 1_048_576;

    public RecordBounds {
        if (recordBytes < RECORD_BYTES_MIN || batchBytes < recordBytes) {
            throw new IllegalArgumentException("The bounds are " + recordBytes + " bytes for a record and " + batchBytes
                    + " for a batch. A record needs " + RECORD_BYTES_MIN
                    + " or more, and a batch no less than a record.");
        }
    }

    /** Takes 16 MiB for a batch: sixteen times what a batch has on the wire. */
    public static RecordBounds ofRecord(int recordBytes) {
        return new RecordBounds(recordBytes, Math.max(recordBytes, BATCH_BYTES));
    }
}

package io.authflow.messaging.offset;

import io.authflow.contracts.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads a {@link CommittedState} as the metadata string of an offset commit. The string has at most
 * {@value #CHARACTERS_MAX} characters, the broker's default limit ({@code offset.metadata.max.bytes}).
 *
 * @see <a href="https://kafka.apache.org/documentation/#brokerconfigs_offset.metadata.max.bytes">the setting</a>
 */
public final class OffsetMetadata {
    static final int CHARACTERS_MAX = 4_096;
    /**
     * Results this far ahead of the committed offset are left out. After a crash, the journal recognises their records.
     */
    public static final int OFFSETS_AHEAD_MAX = 4_096;

    private static final int VERSION = 1;
    private static final int RELEASED = 1;
    private static final String PREFIX = "authflow:";
    /** This many bytes stay below the limit, in base64 and with the prefix. */
    private static final int BYTES_MAX = 3_040;
    /** Version, flags, stamp and length of the bitmap. */
    private static final int HEAD_BYTES = 12;

    private static final int ENTRY_BYTES = 10;

    private static final int ATTEMPTS_MAX = 255;
    private static final Progress[] PROGRESS = Progress.values();

    private OffsetMetadata() {}

    /**
     * Writes a state.
     *
     * @param offset the committed offset
     * @return the metadata, with as many waiting records as fit. Records whose attempts may have had an effect come
     *     first, otherwise the order of the map counts. If such a record does not fit, the metadata does not say {@code
     *     released}, so that the next owner suspects every record. For a record without an effect that does not fit, the
     *     next owner starts with no attempts
     */
    static String write(long offset, CommittedState state) {
        byte[] done = bitmap(offset, state);
        List<Map.Entry<Long, EarlierAttempts>> waiting = state.waiting().entrySet().stream()
                .sorted(Comparator.comparing(entry -> !mayHaveHadAnEffect(entry)))
                .toList();
        List<Map.Entry<Long, EarlierAttempts>> written = waiting.stream()
                .filter(entry -> entry.getKey() - offset < OFFSETS_AHEAD_MAX)
                .limit((BYTES_MAX - HEAD_BYTES - done.length) / ENTRY_BYTES)
                .toList();
        boolean isComplete = waiting.stream()
                        .filter(OffsetMetadata::mayHaveHadAnEffect)
                        .count()
                == written.stream().filter(OffsetMetadata::mayHaveHadAnEffect).count();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(state.released() && isComplete ? RELEASED : 0);
            out.writeLong(state.stamp());
            out.writeShort(done.length);
            out.write(done);
            for (Map.Entry<Long, EarlierAttempts> entry : written) {
                write((int) (entry.getKey() - offset), entry.getValue(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be written", e);
        }
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static boolean mayHaveHadAnEffect(Map.Entry<Long, EarlierAttempts> waiting) {
        return waiting.getValue().progress() != Progress.NONE;
    }

    private static byte[] bitmap(long offset, CommittedState state) {
        BitSet bits = new BitSet();
        state.done().headSet(offset + OFFSETS_AHEAD_MAX).forEach(done -> bits.set((int) (done - offset)));
        return bits.toByteArray();
    }

    private static void write(int ahead, EarlierAttempts attempts, DataOutputStream out) throws IOException {
        Duration unforeseen = attempts.unforeseen();
        out.writeShort(ahead);
        out.writeByte(Math.min(attempts.count(), ATTEMPTS_MAX));
        out.writeByte(attempts.progress().ordinal());
        out.writeInt((int) Math.min(attempts.waited().toSeconds(), Integer.MAX_VALUE));
        out.writeShort(unforeseen == null ? 0 : (int) Math.min(unforeseen.toSeconds() + 1, Short.MAX_VALUE));
    }

    /**
     * Reads the state.
     *
     * @param offset the committed offset
     * @param metadata the metadata of any commit, also by another release or another tool
     * @return {@link CommittedState#unknown()} if the metadata has another form
     */
    public static CommittedState read(long offset, @Nullable String metadata) {
        if (metadata == null || !metadata.startsWith(PREFIX)) {
            return CommittedState.unknown();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(metadata.substring(PREFIX.length()));
            return read(offset, new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException | IllegalArgumentException notOurs) {
            return CommittedState.unknown();
        }
    }

    private static CommittedState read(long offset, DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != VERSION) {
            return CommittedState.unknown();
        }
        boolean released = (in.readUnsignedByte() & RELEASED) != 0;
        long stamp = in.readLong();
        TreeSet<Long> done = new TreeSet<>();
        byte[] bitmap = in.readNBytes(in.readUnsignedShort());
        BitSet.valueOf(bitmap).stream().forEach(bit -> done.add(offset + bit));
        Map<Long, EarlierAttempts> waiting = new LinkedHashMap<>();
        while (in.available() > 0) {
            waiting.put(offset + in.readUnsignedShort(), attempts(in));
        }
        return new CommittedState(stamp, released, done, waiting);
    }

    private static EarlierAttempts attempts(DataInputStream in) throws IOException {
        int count = in.readUnsignedByte();
        int progress = in.readUnsignedByte();
        if (count < 1 || progress >= PROGRESS.length) {
            throw new IOException("no such attempts");
        }
        Duration waited = Duration.ofSeconds(in.readInt());
        int unforeseen = in.readUnsignedShort();
        return new EarlierAttempts(
                count, waited, unforeseen == 0 ? null : Duration.ofSeconds(unforeseen - 1L), PROGRESS[progress]);
    }
}

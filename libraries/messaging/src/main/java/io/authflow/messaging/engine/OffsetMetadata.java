package io.authflow.messaging.engine;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link CommittedState} as the metadata string of an offset commit, and reads it. The string has at most {@value
 * #CHARACTERS_MAX} characters, the broker's default limit ({@code offset.metadata.max.bytes}).
 *
 * @see <a href="https://kafka.apache.org/documentation/#brokerconfigs_offset.metadata.max.bytes">offset.metadata.max.bytes</a>
 */
final class OffsetMetadata {
    static final int CHARACTERS_MAX = 4_096;
    /** A result further ahead of the committed offset is left out; after a crash the journal recognises its record. */
    static final int OFFSETS_AHEAD_MAX = 4_096;

    private static final int VERSION = 1;
    private static final int RELEASED = 1;
    private static final String PREFIX = "authflow:";
    /** In base64 with the prefix, this and one more entry stay below the limit. */
    private static final int BYTES_MAX = 3_030;

    private static final int ATTEMPTS_MAX = 255;
    private static final Progress[] PROGRESS = Progress.values();

    private OffsetMetadata() {}

    /**
     * @param offset the committed offset
     * @return with as many of the waiting records as fit, in the order of the map; another instance begins anew with the others
     */
    static String write(long offset, CommittedState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(state.released() ? RELEASED : 0);
            out.writeLong(state.stamp());
            byte[] done = bitmap(offset, state);
            out.writeShort(done.length);
            out.write(done);
            for (Map.Entry<Long, EarlierAttempts> waiting : state.waiting().entrySet()) {
                long ahead = waiting.getKey() - offset;
                if (ahead < OFFSETS_AHEAD_MAX && bytes.size() <= BYTES_MAX) {
                    write((int) ahead, waiting.getValue(), out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be written", e);
        }
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
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
     * @param metadata of any origin: of another release or of another tool it tells nothing
     * @return {@link CommittedState#unknown()} if it is not of this form
     */
    static CommittedState read(long offset, @Nullable String metadata) {
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

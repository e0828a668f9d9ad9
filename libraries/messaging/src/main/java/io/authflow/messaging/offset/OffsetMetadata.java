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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    public static final int OFFSETS_AHEAD_MAX = 65_536;

    private static final int VERSION = 2;
    private static final int RELEASED = 1;
    private static final String PREFIX = "authflow:";
    /** This many bytes stay below the limit, in base64 and with the prefix. */
    private static final int BYTES_MAX = 3_040;
    /** Version, flags, stamp and number of ranges. */
    private static final int HEAD_BYTES = 12;

    /** The ranges of published offsets take no more than this, so that 200 waiting records fit too. */
    private static final int RANGES_BYTES_MAX = 1_000;

    private static final int ENTRY_BYTES = 10;

    private static final int BITS = 7;
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;
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
        Ranges done = ranges(offset, state);
        List<Map.Entry<Long, EarlierAttempts>> waiting = state.waiting().entrySet().stream()
                .sorted(Comparator.comparing(entry -> !mayHaveHadAnEffect(entry)))
                .toList();
        List<Map.Entry<Long, EarlierAttempts>> written = waiting.stream()
                .filter(entry -> entry.getKey() - offset < OFFSETS_AHEAD_MAX)
                .limit((BYTES_MAX - HEAD_BYTES - done.bytes().length) / ENTRY_BYTES)
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
            out.writeShort(done.count());
            out.write(done.bytes());
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

    private record Ranges(int count, byte[] bytes) {}

    /** Writes the ranges as distances, each in a variable number of bytes: from the end before, and to the own end. */
    private static Ranges ranges(long offset, CommittedState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int count = 0;
        long before = offset;
        for (Map.Entry<Long, Long> range : state.done().ranges().entrySet()) {
            long end = Math.min(range.getValue(), offset + OFFSETS_AHEAD_MAX);
            byte[] one = range(range.getKey() - before, end - range.getKey());
            if (end <= range.getKey() || bytes.size() + one.length > RANGES_BYTES_MAX) {
                break;
            }
            bytes.writeBytes(one);
            before = end;
            count++;
        }
        return new Ranges(count, bytes.toByteArray());
    }

    private static byte[] range(long gap, long length) {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        writeDistance(gap, two);
        writeDistance(Math.max(0, length), two);
        return two.toByteArray();
    }

    /** Writes seven bits in each byte, the lowest first; the high bit says that more follow. */
    private static void writeDistance(long distance, ByteArrayOutputStream out) {
        long left = distance;
        while (left > LOW_BITS) {
            out.write((int) (left & LOW_BITS) | MORE);
            left >>>= BITS;
        }
        out.write((int) left);
    }

    /** Only one of the two times is above zero. A time without a failure of the step is written as a negative number. */
    @SuppressWarnings("EnumOrdinal") // stored: Progress only gets new constants at its end
    private static void write(int ahead, EarlierAttempts attempts, DataOutputStream out) throws IOException {
        Duration unforeseen = attempts.unforeseen();
        out.writeShort(ahead);
        out.writeByte(Math.min(attempts.count(), ATTEMPTS_MAX));
        out.writeByte(attempts.progress().ordinal());
        out.writeInt(seconds(attempts.waited()) - seconds(attempts.waitedForClaim()));
        out.writeShort(unforeseen == null ? 0 : (int) Math.min(unforeseen.toSeconds() + 1, Short.MAX_VALUE));
    }

    private static int seconds(Duration duration) {
        return (int) Math.min(duration.toSeconds(), Integer.MAX_VALUE);
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
        OffsetRanges done = new OffsetRanges();
        long end = offset;
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            long start = end + distance(in);
            end = start + distance(in);
            done.add(start, end);
        }
        Map<Long, EarlierAttempts> waiting = new LinkedHashMap<>();
        while (in.available() > 0) {
            waiting.put(offset + in.readUnsignedShort(), attempts(in));
        }
        return new CommittedState(stamp, released, done, waiting);
    }

    private static int distance(DataInputStream in) throws IOException {
        int distance = 0;
        for (int shift = 0; distance <= OFFSETS_AHEAD_MAX && shift <= 2 * BITS; shift += BITS) {
            int next = in.readUnsignedByte();
            distance |= (next & LOW_BITS) << shift;
            if (next <= LOW_BITS) {
                return distance;
            }
        }
        throw new IOException("no such distance");
    }

    private static EarlierAttempts attempts(DataInputStream in) throws IOException {
        int count = in.readUnsignedByte();
        int progress = in.readUnsignedByte();
        if (count < 1 || progress >= PROGRESS.length) {
            throw new IOException("no such attempts");
        }
        int waited = in.readInt();
        int unforeseen = in.readUnsignedShort();
        return new EarlierAttempts(
                count,
                Duration.ofSeconds(Math.max(0, waited)),
                Duration.ofSeconds(Math.max(0, -(long) waited)),
                unforeseen == 0 ? null : Duration.ofSeconds(unforeseen - 1L),
                PROGRESS[progress]);
    }
}

package io.authflow.localcognito.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * A journal as a file of JSON lines. If the process is killed or a write fails, at most the last line is incomplete.
 * The next entry overwrites it, or the next start cuts it off. Entries are not forced to disk, so a power failure may
 * lose the last seconds.
 */
public final class JournalFile implements Journal {
    private final Path file;
    private final SeekableByteChannel channel;
    /** Offset after the last complete line. */
    private long end;

    public JournalFile(Path file) {
        this(file, open(file));
    }

    JournalFile(Path file, SeekableByteChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The journal " + file + " can't be opened. Check the directory's rights.", e);
        }
    }

    @Override
    public void read(Consumer<Entry> reader) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            end = readWholeLines(in, reader);
            channel.truncate(end);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " can't be read. Check the file's rights.", e);
        }
    }

    /** Returns the offset after the last complete line. */
    private long readWholeLines(InputStream in, Consumer<Entry> reader) throws IOException {
        long whole = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                reader.accept(parse(line.toByteArray(), whole));
                whole += line.size() + 1;
                line.reset();
            } else {
                line.write(b);
            }
        }
        return whole;
    }

    private Entry parse(byte[] line, long offset) {
        try {
            return LedgerJson.entry(line);
        } catch (JacksonException e) {
            // The cause is left out, because it may quote the line.
            throw new IllegalStateException("The journal " + file + " has a line at offset " + offset
                    + " that is not an entry, so the state can't be rebuilt. Restore the file, or delete the directory"
                    + " to begin anew.");
        }
    }

    @Override
    public void append(Entry entry) {
        byte[] json = LedgerJson.line(entry);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        try {
            write(ByteBuffer.wrap(line));
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " can't be written. Is the disk full?", e);
        }
    }

    /** Writes over the part of a line that an earlier, failed write may have left. */
    private void write(ByteBuffer line) throws IOException {
        channel.position(end);
        while (line.hasRemaining()) {
            channel.write(line);
        }
        end += line.limit();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " can't be closed.", e);
        }
    }
}

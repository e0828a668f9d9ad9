package io.authflow.localcognito.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * A file of JSON lines. Each entry is one write, so that a killed process tears at most the last line, and that line is cut
 * off at the next start. It isn't forced to disk: a power cut may cost the last seconds.
 */
public final class JournalFile implements Journal {
    private final Path file;
    private final FileChannel channel;

    public JournalFile(Path file) {
        this.file = file;
        this.channel = open(file);
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
            channel.truncate(readWholeLines(in, reader));
            channel.position(channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " can't be read. Check the file's rights.", e);
        }
    }

    /** The offset after the last whole line. */
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
            // the cause is left out: it may quote the line
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

    private void write(ByteBuffer line) throws IOException {
        while (line.hasRemaining()) {
            channel.write(line);
        }
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

package io.authflow.localcognito.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on a disk with a limited number of free bytes. The disk takes what fits, and fails at the next write. */
final class LimitedChannel implements SeekableByteChannel {
    private final SeekableByteChannel file;
    private int free = Integer.MAX_VALUE;

    LimitedChannel(Path file) throws IOException {
        this.file = Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Sets the number of free bytes. */
    void leave(int bytes) {
        free = bytes;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (free == 0) {
            throw new IOException("No space left on device");
        }
        int length = Math.min(free, source.remaining());
        int written = file.write(source.slice(source.position(), length));
        source.position(source.position() + written);
        free -= written;
        return written;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return file.read(target);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package io.authflow.e2e.fault.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file from which a JVM resolves host names, instead of the system's resolver. */
final class HostsFile {
    private HostsFile() {}

    /** Gives localhost that address. */
    static Path write(Path file, String localhost) {
        try {
            return Files.writeString(
                    file,
                    localhost + " localhost\n127.0.0.1 "
                            + InetAddress.getLocalHost().getHostName() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written.", e);
        }
    }
}

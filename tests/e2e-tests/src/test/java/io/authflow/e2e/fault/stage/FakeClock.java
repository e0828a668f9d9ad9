package io.authflow.e2e.fault.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Shifts the wall clock of one process with libfaketime. The monotonic clock stays right. */
public final class FakeClock {
    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
            "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
            "/usr/lib/faketime/libfaketimeMT.so.1");

    private final Path file;

    /** Right at first. */
    FakeClock(Path file) {
        this.file = file;
        set("+0");
    }

    public static boolean isInstalled() {
        return library().isPresent();
    }

    /** @param shift such as {@code +1h} or {@code -1h} */
    public void set(String shift) {
        try {
            Files.writeString(file, shift + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The clock file " + file + " cannot be written.", e);
        }
    }

    /** From the next start of the service on. */
    void preload(ServiceProcess service) {
        service.setEnvironment("LD_PRELOAD", library().orElseThrow());
        service.setEnvironment("FAKETIME_TIMESTAMP_FILE", file.toString());
        service.setEnvironment("FAKETIME_CACHE_DURATION", "1");
        service.setEnvironment("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        service.setEnvironment("DONT_FAKE_MONOTONIC", "1");
        // With its correction, libfaketime 0.9.10 lets each timed wait of a JVM return at once: all threads spin.
        service.setEnvironment("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    private static Optional<String> library() {
        return LIBRARIES.stream().filter(path -> Files.exists(Path.of(path))).findFirst();
    }
}

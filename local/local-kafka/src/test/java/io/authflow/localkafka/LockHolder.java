package io.authflow.localkafka;

import java.io.IOException;
import java.nio.file.Path;

/** Holds the lock of a data directory in its own process until its input ends. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (DataDirectory directory = DataDirectory.lock(Path.of(arguments[0]))) {
            System.out.println(directory.path());
            System.in.read();
        }
    }
}

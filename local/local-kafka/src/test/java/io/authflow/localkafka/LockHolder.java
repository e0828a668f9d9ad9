package io.authflow.localkafka;

import java.io.IOException;
import java.nio.file.Path;

/** Holds a data directory in a process of its own until its input ends. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (DataDirectory directory = DataDirectory.lock(Path.of(arguments[0]))) {
            System.out.println(directory.path());
            System.in.read();
        }
    }
}

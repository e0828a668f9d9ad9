package io.authflow.e2e.fault.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Runs short commands of the operating system. */
final class Commands {
    private Commands() {}

    /** Runs a command that must succeed. */
    static void run(String... command) {
        if (!succeeds(command)) {
            throw new IllegalStateException("The command " + Arrays.toString(command) + " failed.");
        }
    }

    /** Whether a command ends with status 0. */
    static boolean succeeds(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            return process.waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("The command " + command[0] + " cannot be run.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

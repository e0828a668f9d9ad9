package io.authflow.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the arguments of this process as UTF-8, in every locale. In the locale {@code C}, Java replaces each byte
 * that is not ASCII by a question mark or U+FFFD. Then the command could not tell one user name from another.
 */
public final class ProcessArguments {
    /** Holds the bytes of the arguments on Linux, each followed by a zero byte. */
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private ProcessArguments() {}

    /**
     * Decodes the arguments again from the bytes that the process was started with. If these bytes are not available,
     * as on macOS, the arguments stay as Java decoded them.
     *
     * @param decoded the arguments as Java decoded them
     */
    public static String[] exact(String[] decoded) {
        try {
            return Files.isReadable(COMMAND_LINE) ? exact(decoded, Files.readAllBytes(COMMAND_LINE)) : decoded;
        } catch (IOException asBeforeThen) {
            return decoded;
        }
    }

    /**
     * Decodes the arguments from the given bytes. A byte that is not UTF-8 becomes U+FFFD, which the command refuses.
     */
    static String[] exact(String[] decoded, byte[] commandLine) {
        List<String> all = split(commandLine);
        if (all.size() < decoded.length) {
            return decoded;
        }
        List<String> last = all.subList(all.size() - decoded.length, all.size());
        for (int i = 0; i < decoded.length; i++) {
            if (isAscii(last.get(i)) && !last.get(i).equals(decoded[i])) {
                return decoded;
            }
        }
        return last.toArray(String[]::new);
    }

    private static List<String> split(byte[] commandLine) {
        List<String> arguments = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                arguments.add(new String(commandLine, begin, i - begin, StandardCharsets.UTF_8));
                begin = i + 1;
            }
        }
        return arguments;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}

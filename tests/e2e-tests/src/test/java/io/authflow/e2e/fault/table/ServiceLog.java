package io.authflow.e2e.fault.table;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines of a log file from one moment on. */
final class ServiceLog {
    private static final Pattern TELLING = Pattern.compile("\\b(WARN|ERROR)\\b");
    private static final Pattern OURS = Pattern.compile("io\\.authflow\\.|\\bi\\.a\\.");
    private static final Pattern TIME = Pattern.compile("^\\d[\\dT:.Z-]+\\s+");
    private static final int LENGTH_MAX = 240;

    private final Path file;
    private final long from;

    /** From now on. */
    ServiceLog(Path file) {
        this.file = file;
        try {
            this.from = Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + file + " cannot be read.", e);
        }
    }

    /** The first warning or error of authflow itself, or else of a library. */
    Optional<String> telling() {
        List<String> lines =
                lines().filter(line -> TELLING.matcher(line).find()).toList();
        return lines.stream()
                .filter(line -> OURS.matcher(line).find())
                .findFirst()
                .or(() -> lines.stream().findFirst())
                .map(ServiceLog::shortened);
    }

    /** Without the time at its beginning. */
    private static String shortened(String line) {
        String text = TIME.matcher(line).replaceFirst("");
        return text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) + "..." : text;
    }

    private Stream<String> lines() {
        if (Files.notExists(file)) {
            return Stream.empty();
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + file + " cannot be read.", e);
        }
    }
}

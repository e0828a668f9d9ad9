package io.authflow.e2e.fault.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Damages or deletes the files of RocksDB. */
public final class StateFiles {
    private static final Pattern DATA = Pattern.compile(".*\\.sst|.*\\.log|MANIFEST-.*|OPTIONS-.*");

    private StateFiles() {}

    /** Cuts each of them in half, and returns how many there are. */
    public static int truncate(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> data = all.filter(Files::isRegularFile)
                    .filter(file -> DATA.matcher(file.getFileName().toString()).matches())
                    .toList();
            for (Path file : data) {
                halve(file);
            }
            return data.size();
        } catch (IOException e) {
            throw new UncheckedIOException("The state in " + directory + " cannot be truncated.", e);
        }
    }

    /** Deletes the directory with all that is in it. */
    public static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The state in " + directory + " cannot be deleted.", e);
        }
    }

    private static void halve(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
    }
}

package io.authflow.e2e.canary;

import io.authflow.e2e.guarantee.Needles;
import io.authflow.e2e.wire.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Searches places for secrets, and notes the places where it finds one. It never says which secret. */
public final class Haystack {
    private static final Path PROCESSES = Path.of("/proc");

    private final Needles needles;
    private final List<String> searched = new ArrayList<>();
    private final Map<String, List<String>> hits = new HashMap<>();

    /** @param secretsByKind what is found is told by its kind */
    public Haystack(Map<String, ? extends Collection<String>> secretsByKind) {
        this.needles = new Needles(secretsByKind);
    }

    /** Where a secret of that kind was found. */
    public List<String> hits(String kind) {
        return List.copyOf(hits.getOrDefault(kind, List.of()));
    }

    /** Where anything was looked at. */
    public List<String> searched() {
        return List.copyOf(searched);
    }

    public void text(String place, String text) {
        bytes(place, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** All files below that directory, byte by byte: logs, segments and indexes of topics, state, keys. */
    public void files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile).forEach(this::file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys, values and headers, as a consumer is given them. */
    public void records(List<RawRecord> records) {
        records.forEach(one -> one.bytes().forEach(bytes -> bytes("record " + one, ByteBuffer.wrap(bytes))));
    }

    /** What anybody who may list processes sees of that one: its command line, and its environment. */
    public void process(ProcessHandle process) {
        for (String file : List.of("cmdline", "environ")) {
            read(PROCESSES.resolve(Long.toString(process.pid())).resolve(file))
                    .ifPresent(bytes -> bytes("process " + file + " of " + process.pid(), bytes));
        }
    }

    private void file(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            bytes("file " + file, channel.map(MapMode.READ_ONLY, 0, channel.size()));
        } catch (NoSuchFileException deletedMeanwhile) {
            // it holds nothing any more
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bytes(String place, ByteBuffer bytes) {
        searched.add(place);
        needles.find(bytes)
                .forEach((kind, at) ->
                        hits.computeIfAbsent(kind, any -> new ArrayList<>()).add(place + " at byte " + at));
    }

    /** Those files have no length, and only Linux has them. */
    private static Optional<ByteBuffer> read(Path file) {
        try {
            return Optional.of(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

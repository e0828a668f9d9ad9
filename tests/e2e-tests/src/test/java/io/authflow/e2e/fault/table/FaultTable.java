package io.authflow.e2e.fault.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the fault matrix to two files. If a fault runs again, its row is replaced. */
public final class FaultTable {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String HEAD = """
            | Fault | Logout by | In flight | Flows | Violations | Longest stall | Recovered after | Latest logout | Latest after recovery | Log | Metric | Note |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private final Path directory;

    public FaultTable(Path directory) {
        this.directory = directory;
    }

    public synchronized void add(FaultRow row) {
        List<FaultRow> rows = new ArrayList<>(rows());
        rows.removeIf(one -> one.fault().equals(row.fault()) && one.logoutBy().equals(row.logoutBy()));
        rows.add(row);
        write("fault-matrix.json", JSON.writeValueAsString(rows));
        write("fault-matrix.md", markdown(rows));
    }

    /** A table of these rows. */
    public static String markdown(List<FaultRow> rows) {
        return Stream.concat(Stream.of(HEAD.strip()), rows.stream().map(FaultRow::markdown))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<FaultRow> rows() {
        Path file = directory.resolve("fault-matrix.json");
        return Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<>() {}) : List.of();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("The fault matrix cannot be written to " + directory + ".", e);
        }
    }
}

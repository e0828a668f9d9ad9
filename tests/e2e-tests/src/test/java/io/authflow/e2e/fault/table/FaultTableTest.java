package io.authflow.e2e.fault.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTableTest {
    @TempDir
    private Path directory;

    @Test
    void aFaultThatRunsAgainReplacesItsRow() {
        FaultTable table = new FaultTable(directory);
        table.add(row("kill", "3 not ended once"));
        table.add(row("freeze", "0"));

        table.add(row("kill", "0"));

        assertThat(directory.resolve("fault-matrix.md"))
                .content()
                .contains("kill", "freeze")
                .doesNotContain("3 not");
        assertThat(directory.resolve("fault-matrix.json")).content().doesNotContain("3 not");
    }

    @Test
    void noTextBreaksTheTable() {
        FaultRow row = row("kill", "0");

        assertThat(FaultTable.markdown(List.of(row)).lines()).hasSize(3);
        assertThat(row.markdown()).contains("a \\| b c");
    }

    private static FaultRow row(String fault, String violations) {
        return new FaultRow(fault, "username", 200, 900, violations, 1.5, 2, 0.1, 0.1, "a | b\nc", "", "", List.of());
    }
}

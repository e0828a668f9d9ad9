package io.authflow.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.render.Screen.Accent;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final StringWriter out = new StringWriter();

    @Test
    void coloursOnATerminal() {
        screen(true, true).line(Accent.GOOD, "done");

        assertThat(out.toString()).isEqualTo("\u001b[32mdone\u001b[0m" + System.lineSeparator());
    }

    @Test
    void coloursNothingElsewhere() {
        screen(false, true).line(Accent.GOOD, "done");

        assertThat(out.toString()).isEqualTo("done" + System.lineSeparator());
    }

    @Test
    void coloursNothingWhereColourIsUnwanted() {
        screen(true, false).line(Accent.GOOD, "done");

        assertThat(out.toString()).isEqualTo("done" + System.lineSeparator());
    }

    @Test
    void clearsProgressBeforeTheNextLine() {
        Screen screen = screen(true, false);
        screen.progress("4 s");

        screen.line("done");

        assertThat(out.toString()).isEqualTo("4 s\r   \rdone" + System.lineSeparator());
    }

    private Screen screen(boolean terminal, boolean colour) {
        return new Screen(new PrintWriter(out, true), terminal, colour);
    }
}

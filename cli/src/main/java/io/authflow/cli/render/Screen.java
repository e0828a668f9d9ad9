package io.authflow.cli.render;

import java.io.PrintWriter;

/** Prints lines of text. On a terminal, also shows a progress line below them, and overwrites it. */
public final class Screen {
    private static final String RESET = "\u001b[0m";

    private final PrintWriter out;
    private final boolean terminal;
    private final boolean colour;
    private String progress = "";

    /** @param colour whether to colour lines; has an effect on a terminal only */
    public Screen(PrintWriter out, boolean terminal, boolean colour) {
        this.out = out;
        this.terminal = terminal;
        this.colour = terminal && colour;
    }

    public synchronized void line(String text) {
        clearProgress();
        out.println(text);
        out.flush();
    }

    /** Prints a line that stands out, if colour is on. */
    public void line(Accent accent, String text) {
        line(colour ? accent.code() + text + RESET : text);
    }

    /** Shows a text until the next line is printed. Does nothing if the output is no terminal. */
    public synchronized void progress(String text) {
        if (terminal && !text.equals(progress)) {
            clearProgress();
            out.print(text);
            out.flush();
            progress = text;
        }
    }

    private void clearProgress() {
        if (!progress.isEmpty()) {
            out.print("\r" + " ".repeat(progress.length()) + "\r");
            progress = "";
        }
    }

    /** Kinds of emphasis for a line. */
    public enum Accent {
        TITLE("\u001b[1m"),
        GOOD("\u001b[32m"),
        BAD("\u001b[31m");

        private final String code;

        Accent(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}

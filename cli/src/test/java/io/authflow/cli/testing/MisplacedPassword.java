package io.authflow.cli.testing;

import java.util.List;
import java.util.stream.Stream;

/** Command lines with a password where it must not be, for tests that no command prints it. */
public final class MisplacedPassword {
    private static final String CANARY = "canary-Password-42";

    private static final List<String> MISTAKES = List.of(
            "--password " + CANARY,
            "--password=" + CANARY,
            "--password:" + CANARY,
            "--" + CANARY,
            "-" + CANARY,
            "-p" + CANARY,
            CANARY,
            "-- " + CANARY,
            "@" + CANARY,
            "--json=" + CANARY,
            "--help=" + CANARY,
            "--session " + CANARY,
            "--session=" + CANARY,
            "--wait " + CANARY,
            "--timeout " + CANARY,
            "--limit " + CANARY,
            "--rate " + CANARY,
            "--code " + CANARY,
            "--since " + CANARY,
            "--partitions " + CANARY,
            "--kafka-port " + CANARY,
            "--format " + CANARY,
            "--intent " + CANARY,
            "--password-stdin=" + CANARY,
            "--password-stdin " + CANARY);

    private MisplacedPassword() {}

    /** A command with each of the mistakes; all begin the password with {@code canary}. */
    public static Stream<String> lines(String command) {
        return MISTAKES.stream().map(mistake -> (command + " " + mistake).strip());
    }
}

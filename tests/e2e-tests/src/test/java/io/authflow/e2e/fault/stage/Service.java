package io.authflow.e2e.fault.stage;

import io.authflow.e2e.wire.Groups;
import io.authflow.e2e.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The four services, each with its jar, groups and input topics. */
public enum Service {
    CHECK(Map.of(Groups.CHECK, List.of(Topics.REQUESTED))),
    SIGNUP(Map.of(Groups.SIGNUP, List.of(Topics.USER_NOT_FOUND))),
    LOGIN(Map.of(Groups.LOGIN, List.of(Topics.USER_FOUND))),
    LOGOUT(Map.of(
            Groups.LOGOUT,
            List.of(Topics.LOGOUT_DUE),
            Groups.SCHEDULER,
            List.of(Topics.SIGNED_UP, Topics.LOGGED_IN, Topics.SESSION_CHANGE_REQUESTED)));

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private final Map<String, List<String>> inputs;

    Service(Map<String, List<String>> inputs) {
        this.inputs = inputs;
    }

    /** For example {@code check-service}. */
    public String serviceName() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }

    /** The input topics of each of its consumer groups. */
    public Map<String, List<String>> inputs() {
        return inputs;
    }

    /** The consumer group of its step. */
    public String stepGroup() {
        return "authflow." + serviceName();
    }

    /** The private sealing keys that it needs; check-service needs none. */
    boolean seals() {
        return this == CHECK || this == LOGIN;
    }

    boolean opensSecrets() {
        return this != CHECK;
    }

    /** The name of its key file, without the ending. */
    String audience() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the build has packed. */
    Path executable() {
        Path target = ROOT.resolve(serviceName()).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            target + " has no *-exec.jar. Build it first: ./mvnw package -DskipTests"));
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be read. Build first: ./mvnw package -DskipTests", e);
        }
    }
}

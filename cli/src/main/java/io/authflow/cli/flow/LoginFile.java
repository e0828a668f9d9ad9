package io.authflow.cli.flow;

import io.authflow.cli.command.TextFault;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StrictUtf8;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.Username;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A file with a JSON object that holds {@code username} and {@code password}. Other fields are ignored. */
record LoginFile(Path file) {
    /** Larger than any name and password that Cognito accepts. */
    private static final int BYTES_MAX = 65_536;

    /**
     * Returns the login. Empty if the file cannot be read, lacks a field, or holds a text with a {@link TextFault}. It
     * gives no reason, because the parser's message may quote the password.
     */
    Optional<UserOptions.Login> read() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            return bytes.length > BYTES_MAX
                    ? Optional.empty()
                    : login(EventJson.mapper().readTree(StrictUtf8.decode(bytes)));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<UserOptions.Login> login(JsonNode json) {
        JsonNode username = json.path("username");
        JsonNode password = json.path("password");
        return username.isString()
                        && password.isString()
                        && Username.isValid(username.stringValue())
                        && TextFault.of(username.stringValue()).isEmpty()
                        && TextFault.of(password.stringValue()).isEmpty()
                ? Optional.of(new UserOptions.Login(username.stringValue(), new Secret(password.stringValue())))
                : Optional.empty();
    }
}

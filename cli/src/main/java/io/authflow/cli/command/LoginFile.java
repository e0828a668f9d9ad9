package io.authflow.cli.command;

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

/** A JSON object with {@code username} and {@code password}; what else it has is left aside. */
record LoginFile(Path file) {
    /** More than any name and password that Cognito takes. */
    private static final int BYTES_MAX = 65_536;

    /** Empty where it cannot be read, or does not hold them. Says no more: a message of the parser may quote the password. */
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
                        && !StrictUtf8.hasLoneSurrogate(password.stringValue())
                ? Optional.of(new UserOptions.Login(username.stringValue(), new Secret(password.stringValue())))
                : Optional.empty();
    }
}

package io.authflow.localcognito;

import io.authflow.localcognito.settings.ClientCredentials;
import io.authflow.localcognito.settings.Secret;
import io.authflow.localcognito.settings.TokenSigning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings of {@link LocalCognitoMain}, read from environment variables. An unknown variable with the prefix
 * {@code AUTHFLOW_LOCAL_COGNITO_} stops the start.
 */
record Environment(Map<String, String> variables) {
    private static final String PREFIX = "AUTHFLOW_LOCAL_COGNITO_";
    private static final Set<String> KNOWN = Set.of(
            "PORT",
            "ADDRESS",
            "PUBLIC_URL",
            "DATA_DIR",
            "USER_POOL_ID",
            "CLIENT_ID",
            "CLIENT_SECRET",
            "CLIENT_SECRET_FILE",
            "QUOTAS",
            "TOKEN_SIGNING");

    Environment {
        Set<String> unknown = new TreeSet<>();
        variables.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name.substring(PREFIX.length())))
                .forEach(unknown::add);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Not settings of the local Cognito: " + unknown + ". Known are " + PREFIX
                    + new TreeSet<>(KNOWN) + ". Correct or remove them.");
        }
    }

    LocalCognitoSettings settings() {
        return value("DATA_DIR")
                .map(Path::of)
                .map(LocalCognitoSettings::keptIn)
                .orElseGet(LocalCognitoSettings::inMemory)
                .withAddress(value("ADDRESS").orElse("127.0.0.1"), port())
                .withTokenSigning(TokenSigning.valueOf(value("TOKEN_SIGNING").orElse("RS256")))
                .withPublicUrl(value("PUBLIC_URL").map(URI::create).orElse(null));
    }

    private int port() {
        String text = value("PORT").orElse(String.valueOf(LocalCognitoSettings.DEFAULT_PORT));
        if (!text.matches("\\d{1,5}")) {
            throw new IllegalArgumentException(PREFIX + "PORT is not a number. Give 0 to 65535.");
        }
        return Integer.parseInt(text);
    }

    /** Whether to enforce Cognito's default quotas. */
    boolean quotas() {
        return value("QUOTAS").map(Boolean::parseBoolean).orElse(false);
    }

    ProvidedIds providedIds() {
        return new ProvidedIds(value("USER_POOL_ID").orElse(null), client().orElse(null));
    }

    private Optional<ClientCredentials> client() {
        Optional<String> id = value("CLIENT_ID");
        Optional<Secret> secret = secret();
        if (id.isPresent() != secret.isPresent()) {
            throw new IllegalArgumentException("A given client needs both its id and its secret. Set " + PREFIX
                    + "CLIENT_ID and " + PREFIX + "CLIENT_SECRET_FILE, or neither.");
        }
        return id.map(clientId -> new ClientCredentials(clientId, secret.orElse(null)));
    }

    private Optional<Secret> secret() {
        return value("CLIENT_SECRET_FILE")
                .map(Environment::fileContent)
                .or(() -> value("CLIENT_SECRET"))
                .map(Secret::new);
    }

    private static String fileContent(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) { // Do not print the value: it could be the secret itself.
            throw new UncheckedIOException(
                    PREFIX + "CLIENT_SECRET_FILE names no file that can be read. Check path and rights.", e);
        }
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(PREFIX + name)).filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        return "***";
    }
}

package io.authflow.e2e.fault.stage;

import io.authflow.cli.keys.LocalKeys;
import io.authflow.localrun.CognitoAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the settings of each service, named as in docs/configuration.md. Quotas are off, so only the machine limits the
 * rate.
 */
final class ServiceSettings {
    /** Far above what the machine does. */
    private static final int RELEASE_PER_SECOND = 1_000;

    private final Path keys;
    private final Path stateDirectories;
    private final String bootstrapServers;
    private final CognitoAccess cognito;

    ServiceSettings(Path directory, String bootstrapServers, CognitoAccess cognito) {
        this.keys = LocalKeys.create(directory.resolve("keys"), InstantSource.system())
                .directory();
        this.stateDirectories = directory;
        this.bootstrapServers = bootstrapServers;
        this.cognito = cognito;
    }

    /** @param instance tells the instances of one service apart, and stays the same at a restart */
    Map<String, Object> of(Service service, int instance, int port) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("server.port", port);
        settings.put("authflow.kafka.bootstrap-servers", bootstrapServers);
        settings.put("authflow.instance-id", "fault-" + instance);
        settings.put("authflow.concurrency", Installation.CONCURRENCY);
        settings.put("authflow.messaging.dead-letter-key", key("dead-letter.key"));
        settings.put("authflow.quota.enabled", false);
        settings.putAll(cognito(cognito.endpoint()));
        if (service.seals()) {
            settings.put(
                    "authflow.sealing.public-keys", keys.resolve("public.json").toString());
        }
        if (service.opensSecrets()) {
            settings.put(
                    "authflow.sealing.private-keys",
                    keys.resolve(service.audience() + ".json").toString());
        }
        settings.putAll(own(service, instance));
        return settings;
    }

    private Map<String, Object> cognito(URI endpoint) {
        return Map.of(
                "authflow.cognito.region", cognito.region(),
                "authflow.cognito.user-pool-id", cognito.userPoolId(),
                "authflow.cognito.client-id", cognito.clientId(),
                "authflow.cognito.client-secret", cognito.clientSecret().reveal(),
                "authflow.cognito.endpoint-override", endpoint.toString());
    }

    private Map<String, Object> own(Service service, int instance) {
        return switch (service) {
            case CHECK ->
                Map.of("authflow.check.plain-intake", true, "authflow.check.user-ref-key", key("user-ref.key"));
            case SIGNUP -> Map.of("authflow.signup.flow-ref-key", key("flow-ref.key"));
            case LOGIN -> Map.of(Installation.LOGOUT_SETTING, Installation.LOGOUT_BY);
            case LOGOUT ->
                Map.of(
                        Installation.LOGOUT_SETTING,
                        Installation.LOGOUT_BY,
                        "authflow.scheduler.release-per-second",
                        RELEASE_PER_SECOND,
                        "authflow.scheduler.state-directory",
                        stateDirectories.resolve("scheduler-" + instance).toString());
        };
    }

    private String key(String file) {
        try {
            return Files.readString(keys.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + keys.resolve(file) + " cannot be read.", e);
        }
    }
}

package io.authflow.localrun;

import io.authflow.cli.keys.LocalKeys;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the properties of each service in a run. They hold secrets, so they are passed in memory only. */
final class ServiceProperties {
    private final LocalRunSettings settings;
    private final String bootstrapServers;
    private final CognitoAccess cognito;
    private final LocalKeys keys;

    ServiceProperties(LocalRunSettings settings, String bootstrapServers, CognitoAccess cognito, LocalKeys keys) {
        this.settings = settings;
        this.bootstrapServers = bootstrapServers;
        this.cognito = cognito;
        this.keys = keys;
    }

    /** @param instance number of the instance within its service; the same after a restart */
    Map<String, Object> of(FlowService service, int instance) {
        Map<String, Object> properties = new LinkedHashMap<>(shared(instance));
        properties.putAll(own(service, instance));
        properties.putAll(settings.properties());
        return properties;
    }

    private Map<String, Object> shared(int instance) {
        return Map.ofEntries(
                Map.entry("authflow.kafka.bootstrap-servers", bootstrapServers),
                Map.entry("authflow.instance-id", "local-" + instance),
                Map.entry("authflow.concurrency", settings.partitions()),
                Map.entry(
                        "authflow.messaging.dead-letter-key",
                        keys.deadLetterKey().reveal()),
                Map.entry("authflow.cognito.region", cognito.region()),
                Map.entry("authflow.cognito.user-pool-id", cognito.userPoolId()),
                Map.entry("authflow.cognito.client-id", cognito.clientId()),
                Map.entry(
                        "authflow.cognito.client-secret", cognito.clientSecret().reveal()),
                Map.entry(
                        "authflow.cognito.endpoint-override", cognito.endpoint().toString()),
                // LocalRun leaves the quotas of the local Cognito off.
                Map.entry("authflow.quota.enabled", false),
                Map.entry("server.port", 0),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "5s"));
    }

    private Map<String, Object> own(FlowService service, int instance) {
        return switch (service) {
            case CHECK ->
                Map.of(
                        "authflow.check.plain-intake",
                        true,
                        "authflow.check.user-ref-key",
                        keys.userRefKey().reveal(),
                        "authflow.sealing.public-keys",
                        keys.publicSet().toString());
            case SIGNUP ->
                Map.of(
                        "authflow.signup.flow-ref-key",
                        keys.flowRefKey().reveal(),
                        "authflow.sealing.private-keys",
                        keys.privateSet("signup").toString());
            case LOGIN ->
                Map.of(
                        "authflow.sealing.public-keys",
                        keys.publicSet().toString(),
                        "authflow.sealing.private-keys",
                        keys.privateSet("login").toString());
            case LOGOUT ->
                Map.of(
                        "authflow.sealing.private-keys",
                        keys.privateSet("logout").toString(),
                        "authflow.scheduler.state-directory",
                        stateDirectory(instance).toString(),
                        // The broker and the scheduler use the same clock.
                        "authflow.scheduler.clock-skew",
                        "0ms");
        };
    }

    private Path stateDirectory(int instance) {
        return settings.dataDirectory().resolve("scheduler-" + instance);
    }
}

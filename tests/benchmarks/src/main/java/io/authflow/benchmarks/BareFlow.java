package io.authflow.benchmarks;

import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.SecretHash;
import io.authflow.contracts.event.EventJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import tools.jackson.databind.JsonNode;

/**
 * The login branch of a flow with bare Kafka clients: look up, log in, wait, log out. It makes the same Cognito calls
 * as authflow.
 */
final class BareFlow implements AutoCloseable {
    private final CognitoIdentityProviderClient client;
    private final CognitoSettings settings;
    private final SecretHash hash;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService calls;
    private final List<AutoCloseable> parts = new ArrayList<>();

    BareFlow(CognitoIdentityProviderClient client, CognitoSettings settings, int callsInFlight) {
        this.client = client;
        this.settings = settings;
        this.hash = new SecretHash(settings.clientId(), settings.clientSecret());
        this.calls = Executors.newFixedThreadPool(callsInFlight);
    }

    void start(String bootstrapServers, FlowTopics topics, int partitions, int sessionSeconds) {
        for (int i = 0; i < partitions; i++) {
            start(new BareHop(
                    bootstrapServers,
                    "check-" + i,
                    topics.requested(),
                    topics.userFound(),
                    calls,
                    request(this::look)));
            start(new BareHop(
                    bootstrapServers,
                    "login-" + i,
                    topics.userFound(),
                    topics.loggedIn(),
                    calls,
                    request(this::logIn)));
            start(new BareHop(
                    bootstrapServers,
                    "logout-" + i,
                    topics.logoutDue(),
                    topics.loggedOut(),
                    calls,
                    request(this::logOut)));
        }
        start(new BareTimer(bootstrapServers, topics.loggedIn(), topics.logoutDue(), sessionSeconds));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
        threads.shutdown();
        calls.shutdown();
    }

    private <T extends Runnable & AutoCloseable> void start(T part) {
        parts.add(part);
        threads.execute(part);
    }

    private static Consumer<byte[]> request(Consumer<JsonNode> call) {
        return value -> call.accept(EventJson.mapper().readTree(value));
    }

    private void look(JsonNode request) {
        client.adminGetUser(call -> call.userPoolId(settings.userPoolId())
                .username(request.get("username").asString()));
    }

    private void logIn(JsonNode request) {
        String username = request.get("username").asString();
        Map<String, String> parameters = new HashMap<>();
        parameters.put("USERNAME", username);
        parameters.put("PASSWORD", request.get("password").asString());
        parameters.put("SECRET_HASH", hash.of(username));
        client.initiateAuth(call -> call.clientId(settings.clientId())
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(parameters));
    }

    private void logOut(JsonNode request) {
        client.adminUserGlobalSignOut(call -> call.userPoolId(settings.userPoolId())
                .username(request.get("username").asString()));
    }
}

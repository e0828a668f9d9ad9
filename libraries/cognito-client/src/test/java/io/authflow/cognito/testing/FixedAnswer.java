package io.authflow.cognito.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoClients;
import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.cognito.quota.NanoClock;
import io.authflow.cognito.quota.QuotaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** A server that is not Cognito: it answers every call with status 200 and the same JSON. */
public final class FixedAnswer implements AutoCloseable {
    private final HttpServer server;
    private final byte[] json;
    private final CognitoSettings settings;
    private final CognitoIdentityProviderClient sdk;

    private FixedAnswer(HttpServer server, String json) {
        this.server = server;
        this.json = json.getBytes(UTF_8);
        this.settings = new CognitoSettings(
                "us-east-1",
                "us-east-1_Nowhere",
                "client",
                null,
                URI.create("http://localhost:" + server.getAddress().getPort()));
        this.sdk = CognitoClients.create(settings);
    }

    public static FixedAnswer of(String json) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FixedAnswer fixed = new FixedAnswer(server, json);
            server.createContext("/", fixed::answer);
            server.start();
            return fixed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CognitoSettings settings() {
        return settings;
    }

    public CognitoCalls calls() {
        return new CognitoCalls(sdk, new InstanceQuotas(QuotaSettings.off(), NanoClock.SYSTEM));
    }

    @Override
    public void close() {
        sdk.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }
}

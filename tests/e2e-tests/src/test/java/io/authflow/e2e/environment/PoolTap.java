package io.authflow.e2e.environment;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A proxy between the services and Cognito. It notes all calls and issued tokens. It may delay answers, but changes
 * nothing else.
 */
final class PoolTap implements AutoCloseable {
    private static final List<String> TOKENS = List.of("AccessToken", "IdToken", "RefreshToken");
    /** What the client sets by itself. */
    private static final Set<String> NOT_COPIED =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

    private final JsonMapper json = new JsonMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    private final Queue<PoolCall> calls = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private volatile URI target;
    private volatile HeldAnswers held = HeldAnswers.none();

    /** @param address to listen on */
    PoolTap(InetAddress address, URI target) {
        this.target = target;
        // Without it, each answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("The tap could not listen on any port.", e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void pointTo(URI newTarget) {
        target = newTarget;
    }

    /** From now on each answer comes that much later, until what is returned is closed. */
    HeldAnswers holdAnswers(Duration delay) {
        held = new HeldAnswers(delay);
        return held;
    }

    List<String> tokens() {
        return List.copyOf(tokens);
    }

    List<PoolCall> calls() {
        return List.copyOf(calls);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            PoolCall call = PoolCall.of(exchange.getRequestHeaders(), body);
            calls.add(call);
            HttpResponse<byte[]> answer = client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            note(answer.body());
            copy(answer, exchange.getResponseHeaders());
            held.hold(call.operation());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isCopied(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void copy(HttpResponse<?> answer, Headers headers) {
        answer.headers().map().forEach((name, values) -> {
            if (isCopied(name)) {
                headers.put(name, values);
            }
        });
    }

    private static boolean isCopied(String header) {
        return !NOT_COPIED.contains(header.toLowerCase(Locale.ROOT)) && !header.startsWith(":");
    }

    private void note(byte[] body) {
        JsonNode result =
                body.length == 0 ? json.createObjectNode() : json.readTree(body).path("AuthenticationResult");
        for (String name : TOKENS) {
            if (result.path(name).isString()) {
                tokens.add(result.path(name).stringValue());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

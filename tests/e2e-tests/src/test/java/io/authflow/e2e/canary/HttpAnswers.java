package io.authflow.e2e.canary;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Collects all answers that a service gives to anybody on its HTTP port. */
public final class HttpAnswers {
    private static final List<String> OTHERS = List.of("/", "/.well-known/authflow/jwks.json", "/no-such-page");

    private final HttpClient client = HttpClient.newHttpClient();

    /** The answers of the services on those ports, by their address. */
    public Map<String, String> of(List<Integer> ports) {
        Map<String, String> answers = new LinkedHashMap<>();
        ports.forEach(port -> addresses(port).forEach(address -> answers.put(address, get(address))));
        return answers;
    }

    private Stream<String> addresses(int port) {
        String base = "http://localhost:" + port;
        JsonNode links =
                new JsonMapper().readTree(body(get(base + "/actuator"))).path("_links");
        Stream<String> actuator = links.valueStream()
                .filter(link -> !link.path("templated").asBoolean())
                .map(link -> link.path("href").asString());
        return Stream.concat(actuator, OTHERS.stream().map(path -> base + path));
    }

    /** With its status line and headers. */
    private String get(String address) {
        try {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.headers().map() + "\n\n" + answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("Nobody answers at " + address + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted.", e);
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\n\n"));
    }
}

package io.authflow.messaging.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** A running application of a service, with short delays so that tests are fast. */
public record RunningService(ConfigurableApplicationContext context) implements AutoCloseable {
    private static final List<String> QUICK = List.of(
            "--server.port=0",
            "--authflow.concurrency=1",
            "--authflow.messaging.dead-letter-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "--authflow.messaging.backoff-base=20ms",
            "--authflow.messaging.backoff-max=100ms");

    /** Starts the application. Give each argument once, because later arguments do not override earlier ones. */
    public static RunningService start(
            SpringApplicationBuilder application, TestBroker broker, Collection<String> settings, String... more) {
        Stream<String> kafka = Stream.of("--authflow.kafka.bootstrap-servers=" + broker.bootstrapServers());
        String[] arguments = Stream.of(QUICK.stream(), kafka, settings.stream(), Arrays.stream(more))
                .flatMap(all -> all)
                .toArray(String[]::new);
        return new RunningService(application.run(arguments));
    }

    /** The topics of its input bindings. */
    public Set<String> inputTopics() {
        return topics(name -> name.contains("-in-"));
    }

    /** Returns the topics of its output bindings, without the journal. */
    public Set<String> outputTopics() {
        return topics(name -> !name.contains("-in-") && !name.equals("journal"));
    }

    private Set<String> topics(Predicate<String> wanted) {
        return context.getBean(BindingServiceProperties.class).getBindings().entrySet().stream()
                .filter(binding -> wanted.test(binding.getKey()))
                .map(binding -> binding.getValue().getDestination())
                .collect(Collectors.toSet());
    }

    /** The answer of the service's own HTTP server. */
    public HttpResponse<String> get(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the service does not answer at " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was interrupted", e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

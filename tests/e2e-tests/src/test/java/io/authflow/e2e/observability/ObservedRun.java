package io.authflow.e2e.observability;

import static org.awaitility.Awaitility.await;

import io.authflow.e2e.environment.LocalAuthflow;
import io.authflow.e2e.observability.ObservedFlows.Asked;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localrun.FlowService;
import io.authflow.messaging.testing.environment.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run with every branch and every kind of failure. It keeps the metrics of the services and the spans of the
 * collector.
 */
record ObservedRun(
        List<Asked> asked,
        List<ReceivedSpan> spans,
        List<String> raw,
        List<String> tokens,
        Set<String> immutableNames,
        Map<FlowService, Scrape> scrapes) {
    private static final Map<String, String> SETTINGS = Map.of(
            // far above what a test needs, so that the gauges are there
            "authflow.quota.enabled", "true",
            "authflow.quota.rates.user-read", "10000",
            "authflow.quota.rates.user-creation", "10000",
            "authflow.quota.rates.user-authentication", "10000",
            "authflow.quota.rates.user-token", "10000",
            "authflow.quota.rates.user-update", "10000",
            // a busy machine is no failure of Cognito
            "authflow.cognito.limits.attempt-timeout", "10s",
            "authflow.cognito.limits.effect-timeout", "30s");

    static ObservedRun of(int flows, Path directory) {
        try (SpanReceiver collector = new SpanReceiver()) {
            Ended ended = run(flows, directory, collector);
            return new ObservedRun(
                    ended.asked(),
                    collector.spans(),
                    collector.raw(),
                    ended.tokens(),
                    ended.immutableNames(),
                    ended.scrapes());
        }
    }

    Map<String, FlowTrace> traces() {
        return FlowTrace.byRequest(spans);
    }

    private record Ended(
            List<Asked> asked, List<String> tokens, Set<String> immutableNames, Map<FlowService, Scrape> scrapes) {}

    private static Ended run(int flows, Path directory, SpanReceiver collector) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("otel.exporter.otlp.endpoint", collector.endpoint());
        try (LocalAuthflow authflow = LocalAuthflow.start(Environment.IN_PROCESS, directory, settings);
                ObservedFlows observed = new ObservedFlows(authflow)) {
            observed.run(flows);
            publishPoison(observed);
            publishWhatWaits(authflow, observed);
            return new Ended(
                    observed.asked(), authflow.pool().tokens(), authflow.pool().immutableNames(), scrapes(authflow));
        }
    }

    private static void publishPoison(ObservedFlows flows) {
        flows.requests().publish(null, "no request");
        flows.requests().publishChange("unknown-to-all", "\"action\": \"end\"");
        flows.requests().publishChange("refused", "\"action\": 1");
        flows.requests().publishChange("not-even-that", "\"action\": ");
    }

    /** Cognito fails both attempts of the first call, and answers the second one. */
    private static void publishWhatWaits(LocalAuthflow authflow, ObservedFlows flows) {
        String user = "waiting@example.com";
        authflow.inject(Fault.serverError(503).on("AdminGetUser").forUser(user).times(2));
        flows.publish(user, ObservedFlows.PASSWORD, FlowTrace.SIGN_UP);
        flows.awaitEnds();
    }

    /** Once the last of what was published has been counted. */
    private static Map<FlowService, Scrape> scrapes(LocalAuthflow authflow) {
        await("the dead letter of the scheduler")
                .atMost(Duration.ofMinutes(1))
                .until(() -> scrape(authflow.http(FlowService.LOGOUT)).text().contains("outcome=\"dead-letter\""));
        return Arrays.stream(FlowService.values())
                .collect(Collectors.toMap(service -> service, service -> scrape(authflow.http(service))));
    }

    private static Scrape scrape(URI service) {
        try {
            HttpRequest request = HttpRequest.newBuilder(service.resolve("/actuator/prometheus"))
                    .build();
            return new Scrape(HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new IllegalStateException("A service does not answer a scrape.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted.", e);
        }
    }
}

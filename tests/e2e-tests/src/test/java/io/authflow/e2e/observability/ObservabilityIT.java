package io.authflow.e2e.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.EventType;
import io.authflow.e2e.observability.DocumentedMetrics.Metric;
import io.authflow.e2e.observability.ObservedFlows.Asked;
import io.authflow.e2e.observability.Scrape.Sample;
import io.authflow.localrun.FlowService;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks what a trace collector and Prometheus get from one run. */
class ObservabilityIT {
    private static final int FLOWS = 60;
    private static final String CALL = "CognitoIdentityProvider/";

    @TempDir
    private static Path directory;

    private static ObservedRun run;

    @BeforeAll
    static void observe() {
        run = ObservedRun.of(FLOWS, directory);
    }

    @Test
    void oneTraceJoinsAllHops() {
        Map<String, FlowTrace> traces = run.traces();

        assertThat(run.asked()).hasSizeGreaterThan(FLOWS);
        assertThat(run.asked())
                .allSatisfy(request -> assertThat(traces.get(request.requestId()))
                        .matches(trace -> trace.joins(request.hops(), request.client())));
    }

    @Test
    void failureIsInItsTraceWithItsCode() {
        List<String> refused = run.asked().stream()
                .filter(request -> request.hops().equals(FlowTrace.REFUSED_LOG_IN))
                .map(Asked::requestId)
                .toList();

        assertThat(run.spans())
                .filteredOn(ReceivedSpan::failed)
                .filteredOn(span -> span.attribute("error.type").equals("NOT_AUTHORIZED"))
                .extracting(ReceivedSpan::requestId)
                .containsAll(refused);
    }

    @Test
    void callsAreChildrenOfTheStepsThatMakeThem() {
        Map<String, ReceivedSpan> byId =
                run.spans().stream().collect(Collectors.toMap(ReceivedSpan::spanId, Function.identity()));

        assertThat(run.spans())
                .filteredOn(span -> span.name().startsWith(CALL))
                .hasSizeGreaterThan(2 * FLOWS)
                .allSatisfy(call -> assertThat(byId.get(call.parentId()).name()).startsWith("process "));
    }

    @Test
    void noSpanNamesAUserOrHoldsAPasswordOrAToken() {
        String all = String.join("", run.raw());

        assertThat(all).contains("auth.requested.v1").doesNotContain(ObservedFlows.PASSWORD);
        assertThat(run.asked()).noneMatch(request -> all.contains(request.username()));
        assertThat(run.immutableNames()).hasSizeGreaterThanOrEqualTo(FLOWS / 2).noneMatch(all::contains);
        assertThat(run.tokens()).hasSizeGreaterThanOrEqualTo(FLOWS / 2).noneMatch(all::contains);
    }

    @ParameterizedTest
    @EnumSource(FlowService.class)
    void metricsAreThoseOfTheList(FlowService service) {
        List<Metric> listed = DocumentedMetrics.list().stream()
                .filter(metric -> metric.isOf(service.name().toLowerCase(Locale.ROOT)))
                .toList();

        Scrape scrape = run.scrapes().get(service);
        assertThat(scrape.types()).isEqualTo(listed.stream().collect(Collectors.toMap(Metric::name, Metric::type)));
        assertThat(listed)
                .allSatisfy(metric -> assertThat(scrape.labelsOf(metric.name()))
                        .as(metric.name())
                        .isEqualTo(metric.labels()));
    }

    @Test
    void labelsHaveTheirListedValuesOnly() {
        Set<String> listed = listedValues();

        assertThat(samples().filter(sample -> sample.name().startsWith("authflow_")))
                .flatExtracting(sample -> sample.labels().entrySet())
                .extracting(Object::toString)
                .filteredOn(label -> !label.startsWith("le="))
                .allSatisfy(label -> assertThat(listed).contains(label.substring(label.indexOf('=') + 1)));
    }

    @Test
    void noLabelNamesAUserOrARequest() {
        String values = samples()
                .flatMap(sample -> sample.labels().values().stream())
                .distinct()
                .collect(Collectors.joining(" "));

        assertThat(run.asked()).noneMatch(request -> values.contains(request.username()));
        assertThat(run.immutableNames()).isNotEmpty().noneMatch(values::contains);
        assertThat(run.asked()).noneMatch(request -> values.contains(request.requestId()));
    }

    @Test
    void rulesAndDashboardUseMetricsThatThereAre() {
        Set<String> scraped = samples().map(Sample::name).collect(Collectors.toSet());

        assertThat(UsedMetrics.ofRules()).hasSizeGreaterThan(10).isSubsetOf(scraped);
        assertThat(UsedMetrics.ofDashboard()).hasSizeGreaterThan(25).isSubsetOf(scraped);
    }

    @Test
    void rulesAndDashboardAskForValuesThatThereMayBe() {
        Set<String> listed = listedValues();

        assertThat(UsedMetrics.labelValues())
                .hasSizeGreaterThan(15)
                .allSatisfy(asked -> assertThat(listed).anyMatch(value -> value.matches(asked)));
    }

    /** In the document itself, or in the enumerations that it refers to. */
    private static Set<String> listedValues() {
        Set<String> listed = new HashSet<>();
        DocumentedMetrics.values().values().forEach(listed::addAll);
        Arrays.stream(FailureCode.values()).map(Enum::name).forEach(listed::add);
        Arrays.stream(EventType.values()).map(EventType::topic).forEach(listed::add);
        return listed;
    }

    private static Stream<Sample> samples() {
        return run.scrapes().values().stream().flatMap(scrape -> scrape.samples().stream());
    }
}

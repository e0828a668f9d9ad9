package io.authflow.e2e.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.environment.LocalAuthflow;
import io.authflow.e2e.observability.ObservedFlows.Asked;
import io.authflow.messaging.testing.environment.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks that one trace joins all hops of a flow. */
@Tag("long")
class TracesIT {
    private static final Logger log = LoggerFactory.getLogger(TracesIT.class);

    private static final int FLOWS = 1_000;
    private static final int JOINED_AT_LEAST = 999;

    @TempDir
    private Path directory;

    @Test
    void oneTraceJoinsAllHopsOfAThousandFlows() {
        try (SpanReceiver collector = new SpanReceiver()) {
            List<Asked> asked = run(collector);

            Map<String, FlowTrace> traces = FlowTrace.byRequest(collector.spans());
            assertThat(asked.stream().filter(request -> !request.hops().equals(FlowTrace.REFUSED_LOG_IN)))
                    .hasSize(FLOWS);
            long joined = asked.stream()
                    .filter(request -> request.hops().size() > 2)
                    .filter(request -> traces.containsKey(request.requestId()))
                    .filter(request -> traces.get(request.requestId()).joins(request.hops(), request.client()))
                    .count();
            log.atInfo().addKeyValue("joined", joined).log("Flows whose hops one trace joins");
            assertThat(joined).isGreaterThanOrEqualTo(JOINED_AT_LEAST);
        }
    }

    private List<Asked> run(SpanReceiver collector) {
        try (LocalAuthflow authflow = LocalAuthflow.start(
                        Environment.IN_PROCESS,
                        directory,
                        Map.of("otel.exporter.otlp.endpoint", collector.endpoint()));
                ObservedFlows flows = new ObservedFlows(authflow)) {
            flows.run(FLOWS);
            return flows.asked();
        }
    }
}

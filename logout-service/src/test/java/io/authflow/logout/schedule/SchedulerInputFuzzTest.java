package io.authflow.logout.schedule;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.EventType;
import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.port.MessagePorts;
import io.authflow.messaging.record.EnvelopeFactory;
import io.authflow.messaging.telemetry.StepMetrics;
import io.authflow.messaging.telemetry.StepSpans;
import io.authflow.messaging.testing.fuzz.FuzzRun;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Fuzzes the scheduler's inputs with any value. The first byte chooses the topic. */
public class SchedulerInputFuzzTest {
    private static final List<EventType> INPUTS =
            List.of(EventType.SIGNED_UP, EventType.LOGGED_IN, EventType.SESSION_CHANGE_REQUESTED);
    private static final MessagePorts PORTS = new SessionTimers(
                    new EnvelopeFactory(Step.SCHEDULE, new KeyedHash(new byte[32]), InstantSource.fixed(Instant.EPOCH)),
                    new StepSpans(OpenTelemetry.noop(), Step.SCHEDULE),
                    new StepMetrics(new SimpleMeterRegistry(), Step.SCHEDULE),
                    new SessionChanges(Duration.ofHours(6)))
            .ports();

    public static void fuzzerTestOneInput(byte[] data) {
        int topic = data.length == 0 ? 0 : Byte.toUnsignedInt(data[0]) % INPUTS.size();
        byte[] value = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
        InputMessage message = new InputMessage(
                INPUTS.get(topic).topic(),
                0,
                0,
                "id".getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Instant.EPOCH);
        try {
            PORTS.reader().read(message);
        } catch (RuntimeException refused) {
            // the scheduler rejects the inputs that its reader refuses; a rejection must not fail
            PORTS.rejected().write(message, refused);
        }
    }

    @TestFactory
    Stream<DynamicTest> seeds() {
        return FuzzRun.seeds(SchedulerInputFuzzTest.class, SchedulerInputFuzzTest::fuzzerTestOneInput);
    }

    @Test
    @Tag("long")
    void fuzzes() throws IOException, InterruptedException {
        FuzzRun.fuzz(SchedulerInputFuzzTest.class);
    }
}

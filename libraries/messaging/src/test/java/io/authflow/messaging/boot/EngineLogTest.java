package io.authflow.messaging.boot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.authflow.contracts.Step;
import io.authflow.messaging.telemetry.StepMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EngineLogTest {
    private static final ConsumerRecord<byte[], byte[]> RECORD =
            new ConsumerRecord<>("auth.requested.v1", 0, 7, new byte[0], new byte[0]);

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.authflow.messaging");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final EngineLog log =
            new EngineLog(Step.CHECK, new StepMetrics(new SimpleMeterRegistry(), Step.CHECK), () -> Instant.EPOCH);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    @Test
    void saysThatARecordOnWhichTheReaderFailsIsNotTriedAgain() {
        log.unreadable(RECORD, new IllegalStateException("canary"));

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .contains("dead-lettered now")
                        .doesNotContain("again", "canary"));
    }
}

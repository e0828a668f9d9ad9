package io.authflow.messaging.fuzz;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.messaging.record.EnvelopeFactory;
import io.authflow.messaging.record.EventReader;
import io.authflow.messaging.record.Reading;
import io.authflow.messaging.testing.fuzz.FuzzRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads an event with any headers. The input has names and values on alternate lines. */
public class EnvelopeFuzzTest {
    private static final EventReader<LogoutDue> READER = new EventReader<>(LogoutDue.class);
    private static final EnvelopeFactory OUTPUT =
            new EnvelopeFactory(Step.LOGOUT, new KeyedHash(new byte[32]), InstantSource.fixed(Instant.EPOCH));

    public static void fuzzerTestOneInput(byte[] headers) {
        ConsumerRecord<byte[], byte[]> consumed =
                new ConsumerRecord<>("auth.logout-due.v1", 0, 0, null, "{}".getBytes(StandardCharsets.UTF_8));
        String[] lines = new String(headers, StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int i = 0; i + 1 < lines.length; i += 2) {
            consumed.headers().add(lines[i], lines[i + 1].getBytes(StandardCharsets.ISO_8859_1));
        }
        Reading<LogoutDue> reading = READER.read(consumed);
        if (reading instanceof Reading.Unreadable<LogoutDue> unreadable) {
            OUTPUT.poison(consumed, unreadable, 1, null);
        }
    }

    @TestFactory
    Stream<DynamicTest> seeds() {
        return FuzzRun.seeds(EnvelopeFuzzTest.class, EnvelopeFuzzTest::fuzzerTestOneInput);
    }

    @Test
    @Tag("long")
    void fuzzes() throws IOException, InterruptedException {
        FuzzRun.fuzz(EnvelopeFuzzTest.class);
    }
}

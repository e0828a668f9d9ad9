package io.authflow.messaging.fuzz;

import io.authflow.contracts.event.SessionChangeRequested;
import io.authflow.messaging.record.EventReader;
import io.authflow.messaging.testing.fuzz.FuzzRun;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads any value as a change of a session. */
public class ChangeReaderFuzzTest {
    private static final EventReader<SessionChangeRequested> READER = new EventReader<>(SessionChangeRequested.class);

    public static void fuzzerTestOneInput(byte[] value) {
        READER.read(new ConsumerRecord<>("auth.session-change-requested.v1", 0, 0, null, value));
    }

    @TestFactory
    Stream<DynamicTest> seeds() {
        return FuzzRun.seeds(ChangeReaderFuzzTest.class, ChangeReaderFuzzTest::fuzzerTestOneInput);
    }

    @Test
    @Tag("long")
    void fuzzes() throws IOException, InterruptedException {
        FuzzRun.fuzz(ChangeReaderFuzzTest.class);
    }
}

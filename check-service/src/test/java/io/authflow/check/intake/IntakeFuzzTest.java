package io.authflow.check.intake;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.RequestId;
import io.authflow.messaging.testing.fuzz.FuzzRun;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Fuzzes the intake with any value. */
public class IntakeFuzzTest {
    private static final Intake INTAKE = new Intake(new IntakeSettings(true, 120, false), new KeyedHash(new byte[32]));

    public static void fuzzerTestOneInput(byte[] value) {
        INTAKE.read(new RawRequest(value, 0, null, null, null, null, () -> new RequestId("derived")));
    }

    @TestFactory
    Stream<DynamicTest> seeds() {
        return FuzzRun.seeds(IntakeFuzzTest.class, IntakeFuzzTest::fuzzerTestOneInput);
    }

    @Test
    @Tag("long")
    void fuzzes() throws IOException, InterruptedException {
        FuzzRun.fuzz(IntakeFuzzTest.class);
    }
}

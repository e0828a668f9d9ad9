package io.authflow.messaging.fuzz;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.messaging.testing.fuzz.FuzzRun;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealingException;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Opens any text as a sealed value. */
public class SealedValueFuzzTest {
    private static final JweOpener OPENER =
            new JweOpener(SealingKeys.generate("logout", LocalDate.of(2026, 1, 1)), InstantSource.system());
    private static final SealContext CONTEXT = SealContext.logoutToken(new RequestId("id"), "user");

    public static void fuzzerTestOneInput(byte[] text) {
        Sealed sealed;
        try {
            sealed = new Sealed(new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            return;
        }
        try {
            OPENER.open(sealed, CONTEXT);
        } catch (SealingException refused) {
            // expected: nobody sealed this value
        }
    }

    @TestFactory
    Stream<DynamicTest> seeds() {
        return FuzzRun.seeds(SealedValueFuzzTest.class, SealedValueFuzzTest::fuzzerTestOneInput);
    }

    @Test
    @Tag("long")
    void fuzzes() throws IOException, InterruptedException {
        FuzzRun.fuzz(SealedValueFuzzTest.class);
    }
}

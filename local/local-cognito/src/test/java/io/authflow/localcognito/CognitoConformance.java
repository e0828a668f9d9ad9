package io.authflow.localcognito;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What authflow relies on in Cognito, asked by the real SDK; see {@link ConformanceTarget} for how to ask another pool. */
abstract class CognitoConformance {
    static TestingClient pool;
    private static ConformanceTarget target;

    @BeforeAll
    static void find() {
        target = ConformanceTarget.find();
        pool = target.client();
    }

    @AfterAll
    static void close() {
        target.close();
    }
}

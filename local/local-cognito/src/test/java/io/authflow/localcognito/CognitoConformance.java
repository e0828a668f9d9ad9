package io.authflow.localcognito;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Base of the conformance suite, which checks with the real SDK what authflow relies on in Cognito.
 * {@link ConformanceTarget} says how to check another pool.
 */
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

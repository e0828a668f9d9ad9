package io.authflow.check.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How check-service claims request ids, as {@code authflow.check.claims.*}.
 *
 * @param entries how many request ids are remembered for sure, of all partitions together, 1,000 to 10,000,000; at most twice as
 *     many are, in 27 to 54 bytes each
 * @param timeout how long a claim may take before its record waits, 100 ms to 10 s
 */
@ConfigurationProperties("authflow.check.claims")
record ClaimProperties(
        @DefaultValue("500000") int entries,
        @DefaultValue("8s") Duration timeout) {
    private static final int ENTRIES_MIN = 1_000;
    private static final int ENTRIES_MAX = 10_000_000;
    private static final Duration TIMEOUT_MIN = Duration.ofMillis(100);
    private static final Duration TIMEOUT_MAX = Duration.ofSeconds(10);

    ClaimProperties {
        if (entries < ENTRIES_MIN || entries > ENTRIES_MAX) {
            throw new IllegalArgumentException("authflow.check.claims.entries is " + entries
                    + ". Set AUTHFLOW_CHECK_CLAIMS_ENTRIES to " + ENTRIES_MIN + " to " + ENTRIES_MAX + ".");
        }
        if (timeout.compareTo(TIMEOUT_MIN) < 0 || timeout.compareTo(TIMEOUT_MAX) > 0) {
            throw new IllegalArgumentException("authflow.check.claims.timeout is " + timeout
                    + ". Set AUTHFLOW_CHECK_CLAIMS_TIMEOUT to 100ms to 10s, such as 8s.");
        }
    }
}

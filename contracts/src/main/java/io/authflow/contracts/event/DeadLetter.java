package io.authflow.contracts.event;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Step;
import io.authflow.contracts.UserRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A report about a record that can never be processed. It holds the place of the record, but neither its value nor its
 * headers nor the text of an exception.
 *
 * @param requestId the request, if it can be read
 * @param userRef the user, if it can be read
 * @param service the service that gave up the record, for example {@code login-service}
 * @param topic the topic of the record
 * @param partition the partition of the record
 * @param offset the offset of the record; whoever may read the topic finds the record there until retention deletes it
 * @param timestamp the append time of the record
 * @param code why the record cannot be processed
 * @param attempts number of attempts at the record, at least 1
 * @param contractVersion the version of the contracts that the service used
 * @param valueHash keyed hash of the value, which shows whether two records are equal; absent for a record without
 *     value
 */
public record DeadLetter(
        @Nullable RequestId requestId,
        @Nullable UserRef userRef,
        String service,
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        FailureCode code,
        int attempts,
        int contractVersion,
        @Nullable String valueHash) {
    /** The version of the contracts in this module. */
    public static final int CONTRACT_VERSION = 1;

    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    public DeadLetter {
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(code, "code");
        if (Arrays.stream(Step.values()).noneMatch(step -> step.service().equals(service))) {
            throw new IllegalArgumentException("a dead letter comes from one of the four services");
        }
        if (!TOPIC.matcher(topic).matches() || partition < 0 || offset < 0) {
            throw new IllegalArgumentException("a dead letter names a topic, a partition and an offset");
        }
        if (attempts < 1 || contractVersion < 1) {
            throw new IllegalArgumentException("attempts and contractVersion are 1 or more");
        }
        if (valueHash != null && !UserRef.isValid(valueHash)) {
            throw new IllegalArgumentException("a valueHash is 43 characters of base64url");
        }
    }

    /** Returns the topic for the dead letters of a service, such as {@code auth.dead-letter.login-service.v1}. */
    public static String topicOf(String service) {
        return "auth.dead-letter." + service + ".v1";
    }
}

package io.authflow.contracts.event;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that can never be processed, told by its place: never its value, its headers, or the text of an exception.
 *
 * @param requestId the request, where one can be read
 * @param userRef the user, where one can be read
 * @param service the service that gave the record up, for example {@code login-service}
 * @param topic the topic of the record
 * @param partition the partition of the record
 * @param offset the offset of the record: whoever may read the topic can read it there while retention lasts
 * @param timestamp the append time of the record
 * @param code why
 * @param attempts how often the service tried, at least 1
 * @param contractVersion the version of the contracts that the service spoke
 * @param valueHash keyed hash of the value, so that equal records can be known; absent for a record without a value
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

    /** The topic that the dead letters of a service go to, for example {@code auth.dead-letter.login-service.v1}. */
    public static String topicOf(String service) {
        return "auth.dead-letter." + service + ".v1";
    }
}

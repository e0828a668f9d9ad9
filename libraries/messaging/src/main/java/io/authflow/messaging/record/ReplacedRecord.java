package io.authflow.messaging.record;

import io.authflow.boundedconsumer.RecordStandIn;
import io.authflow.boundedconsumer.RecordStandIn.Reason;
import io.authflow.contracts.FailureCode;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** Names the failure code of a record that the consumer replaced with a stand-in. */
public final class ReplacedRecord {
    private ReplacedRecord() {}

    /** Returns why the consumer did not read the record. Empty if the record is not a stand-in. */
    public static Optional<FailureCode> code(Headers headers) {
        return RecordStandIn.of(headers).map(RecordStandIn::reason).map(ReplacedRecord::code);
    }

    private static FailureCode code(Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> FailureCode.TOO_LARGE;
            case TOO_MANY_HEADERS -> FailureCode.TOO_MANY_HEADERS;
            case UNREADABLE -> FailureCode.UNPROCESSABLE;
        };
    }
}

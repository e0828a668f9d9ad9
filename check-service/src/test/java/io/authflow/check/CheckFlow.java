package io.authflow.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cognito.testing.TestPool;
import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventId;
import io.authflow.messaging.testing.TestFlow;
import io.authflow.messaging.testing.WireRecord;
import java.util.Map;

/** Test data: requests, and the events that check-service publishes for them. */
final class CheckFlow {
    private CheckFlow() {}

    static String request(String requestId, String username) {
        return "{\"requestId\":\"%s\",\"username\":\"%s\",\"password\":\"%s\"}"
                .formatted(requestId, username, TestPool.PASSWORD);
    }

    static String ref(String username) {
        return new KeyedHash(new byte[32]).userRef(username, false).value();
    }

    /** Returns the headers without the trace. A request without a trace starts a new trace, which is not sampled. */
    static Map<String, String> withoutTrace(WireRecord found) {
        Map<String, String> headers = TestFlow.withoutIdAndTime(found);
        assertThat(headers.remove("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        return headers;
    }

    /** Returns the expected headers for a request without headers: its id is derived, and there is no trace. */
    static Map<String, String> headers(String type, String requestId, String username) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_source",
                "/authflow/check-service",
                "ce_type",
                type,
                "ce_subject",
                ref(username),
                "ce_correlationid",
                requestId,
                "ce_causationid",
                EventId.ofRequest(new RequestId(requestId)),
                "content-type",
                "application/json");
    }
}

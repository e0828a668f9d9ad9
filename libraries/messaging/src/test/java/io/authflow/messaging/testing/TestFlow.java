package io.authflow.messaging.testing;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.EventRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A request in mid-flow, as the services before this one leave it. */
public final class TestFlow {
    public static final String USER_REF = "u".repeat(43);
    public static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private TestFlow() {}

    /** The event with an envelope whose id is {@link #causeOf}. */
    public static EventRecord record(Event event) {
        return EventRecord.of(
                event,
                new Envelope(
                        causeOf(event.requestId().value()),
                        "/test",
                        event.type().topic(),
                        Instant.EPOCH,
                        new UserRef(USER_REF),
                        event.requestId(),
                        null,
                        TRACE));
    }

    public static String causeOf(String requestId) {
        return "cause-of-" + requestId;
    }

    public static RequestId id(String value) {
        return new RequestId(value);
    }

    /** Returns all headers of an answer to {@link #record}, except {@code ce_id} and {@code ce_time}. */
    public static Map<String, String> answerHeaders(String service, String type, String requestId) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_source", "/authflow/" + service);
        headers.put("ce_type", type);
        headers.put("ce_subject", USER_REF);
        headers.put("ce_correlationid", requestId);
        headers.put("ce_causationid", causeOf(requestId));
        headers.put("traceparent", TRACE);
        headers.put("content-type", "application/json");
        return headers;
    }

    /** Checks that {@code ce_id} and {@code ce_time} exist, and returns the other headers. */
    public static Map<String, String> withoutIdAndTime(WireRecord found) {
        Map<String, String> headers = new HashMap<>(found.headers());
        if (headers.remove("ce_id") == null || headers.remove("ce_time") == null) {
            throw new AssertionError("ce_id or ce_time is missing on " + found.topic());
        }
        return headers;
    }
}

package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts an envelope to record headers and back. The headers follow the CloudEvents Kafka binding in binary mode, and
 * W3C Trace Context for {@code traceparent}.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">binding</a>
 */
public final class Headers {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String CORRELATION_ID = "ce_correlationid";
    public static final String CAUSATION_ID = "ce_causationid";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACEPARENT = "traceparent";

    /** The names of all headers that authflow writes or reads. */
    public static final Set<String> NAMES = Set.of(
            SPEC_VERSION, ID, SOURCE, TYPE, TIME, SUBJECT, CORRELATION_ID, CAUSATION_ID, CONTENT_TYPE, TRACEPARENT);

    /** The content type of every event. */
    public static final String JSON = "application/json";

    private static final String VERSION = "1.0";
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,256}");
    private static final Pattern TRACE = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Headers() {}

    /** Returns whether a text can be a {@code ce_id}, so that an answer can name it: 1 to 256 visible ASCII characters. */
    public static boolean isId(String text) {
        return PRINTABLE.matcher(text).matches();
    }

    /** Returns the headers of an envelope in a fixed order. Null attributes get no header. */
    public static Map<String, String> of(Envelope envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SPEC_VERSION, VERSION);
        headers.put(ID, envelope.id());
        headers.put(SOURCE, envelope.source());
        headers.put(TYPE, envelope.type());
        headers.put(TIME, envelope.time().toString());
        put(headers, SUBJECT, envelope.subject());
        put(headers, CORRELATION_ID, envelope.correlationId());
        put(headers, CAUSATION_ID, envelope.causationId());
        put(headers, TRACEPARENT, envelope.traceparent());
        headers.put(CONTENT_TYPE, JSON);
        return headers;
    }

    /**
     * Reads the envelope from the headers of a record. If a header is missing or not valid, its attribute is left out or
     * gets a value from the record. A client's {@code ce_id} that is not valid is refused before, see {@link #isId}.
     *
     * @param type the event type of the record's topic
     * @param appendedAt the append time of the record; used if the headers have no valid time
     */
    public static Envelope read(Map<String, String> headers, String type, RequestId requestId, Instant appendedAt) {
        return new Envelope(
                printable(headers, ID).orElseGet(() -> EventId.ofRequest(requestId)),
                printable(headers, SOURCE).orElse("/"),
                type,
                read(headers, TIME).flatMap(Headers::time).orElse(appendedAt),
                subject(headers).orElse(null),
                requestId,
                printable(headers, CAUSATION_ID).orElse(null),
                read(headers, TRACEPARENT)
                        .filter(t -> TRACE.matcher(t).matches())
                        .orElse(null));
    }

    /** Returns the user that the headers name; empty if there is no valid one. */
    public static Optional<UserRef> subject(Map<String, String> headers) {
        return read(headers, SUBJECT).filter(UserRef::isValid).map(UserRef::new);
    }

    /** Returns the request id that the headers name; empty if there is no valid one. */
    public static Optional<RequestId> correlationId(Map<String, String> headers) {
        return read(headers, CORRELATION_ID).filter(RequestId::isValid).map(RequestId::new);
    }

    private static Optional<String> read(Map<String, String> headers, String name) {
        return Optional.ofNullable(headers.get(name));
    }

    private static Optional<String> printable(Map<String, String> headers, String name) {
        return read(headers, name).filter(text -> PRINTABLE.matcher(text).matches());
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void put(Map<String, String> headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.put(name, value.toString());
        }
    }
}

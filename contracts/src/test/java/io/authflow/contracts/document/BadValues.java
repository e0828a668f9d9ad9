package io.authflow.contracts.document;

import io.authflow.contracts.event.EventType;
import io.authflow.contracts.example.GoldenExample;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A golden example with a single fault.
 *
 * @param topic the topic of the example
 * @param fault the faulty member, as in the JSON
 * @param value the faulty value
 */
record BadValues(String topic, String fault, String value) {
    private static final String DUE_AT = "\"dueAt\":\"2026-11-22T12:00:00Z\"";
    private static final String ENDED = "\"outcome\":\"ended\"," + DUE_AT;
    private static final String UNCHANGED = "\"outcome\":\"unchanged\"";
    private static final String REFUSED = "\"outcome\":\"refused\"";
    private static final String REASON = "\"reason\":\"overdue\"";
    private static final String CODE = "\"code\":\"WRONG_TYPE\"";
    private static final String FIELD = "\"field\":\"seconds\"";
    private static final List<String> NO_TEXT = List.of("42", "true", "1.5", "[]", "{}", "[\"x\"]", "\"\"");
    private static final String[] NO_NAME = {"\" \"", "\"a b\"", "\"a\\n\"", "\"a\\u0000\"", "\"\\ud800\"", text(129)};
    private static final List<String> NO_NUMBER =
            List.of("\"120\"", "120.9", "true", "\"\"", "\"x\"", "[]", "[120]", "{}");

    /** Leaves out each required field, and sets each to null. */
    static Stream<BadValues> missing() {
        return GoldenExample.all().stream()
                .flatMap(example -> required(example)
                        .flatMap(field -> Stream.of(
                                new BadValues(
                                        example.topic(),
                                        "no " + field,
                                        json(example).without(field).toString()),
                                new BadValues(
                                        example.topic(),
                                        field + " null",
                                        json(example).putNull(field).toString()))));
    }

    /** Gives each field values of another type, out of range or outside its pattern. */
    static Stream<BadValues> wrong() {
        return Stream.of(
                        texts("username", NO_NAME),
                        texts("requestId", "\"a b\"", "\"a'b\"", "\"a\\n\"", "\"\u00fc\"", text(257)),
                        texts("userRef", text(42), text(44), "\"" + "=".repeat(43) + "\""),
                        texts("valueHash", text(44)),
                        texts("signup", "\"created\""),
                        texts("logout", "\"failure\""),
                        texts("logoutToken", "\"a.b.c\"", "\"a.b.c.d.e\\n\"", "\"a.b.c.d.e.f\"", "\"a.b.c.d.\""),
                        texts("tokens", "\"a.b.c\"", "\"a.b.c.d.\""),
                        texts("loginError", "\"malformed\"", "\"NO_SUCH_CODE\"", "0"),
                        texts("intent", "\"AUTO\"", "\"both\""),
                        faults("replyKey", "[]", "{}", "\"EC\"", "42", replyKey("RSA", 43), replyKey("EC", 42)),
                        texts("action", "\"END\"", "\"cancel\""),
                        texts("outcome", "\"ENDED\"", "\"already_ended\"", "\"done\""),
                        texts("reason", "\"OVERDUE\"", "\"longest_session\"", "\"other\""),
                        texts("step", "\"CHECK\"", "\"router\""),
                        texts("code", "\"malformed\"", "\"NO_SUCH_CODE\"", "0"),
                        texts("field", "\"a b\"", "\"<b>\"", text(65)),
                        texts("service", "\"check\"", "\"router-service\""),
                        texts("topic", "\"a b\"", text(250)),
                        texts("openedAt", "\"yesterday\"", "\"2026-11-22\"", "\"2026-11-22T12:00:00\""),
                        texts("dueAt", "\"12:00\""),
                        texts("endedAt", "\"12:00\""),
                        texts("timestamp", "\"12:00\""),
                        numbers("sessionSeconds", "-1", "0", "86401", "1000000000", "9223372036854775808"),
                        numbers("seconds", "-1", "0", "86401", "9223372036854775808"),
                        numbers("expiresIn", "-1", "2147483648"),
                        numbers("partition", "-1", "2147483648"),
                        numbers("offset", "-1"),
                        numbers("attempts", "0", "-1", "2147483648"),
                        numbers("contractVersion", "0"),
                        faults("allSessions", "\"true\"", "1", "\"\"", "{}", "[]"),
                        faults("userExists", "\"true\"", "1", "\"\"", "{}"),
                        faults("password", "[]", "{}", "{\"login\":\"plain\"}", "{\"signup\":\"a.b.c.d.e\"}", "42"))
                .flatMap(faults -> faults);
    }

    /** Gives immutable names that Cognito does not accept. A session must end all the same. */
    static Stream<BadValues> unfitUsers() {
        return texts("user", NO_NAME);
    }

    /** Combines fields that are valid alone, but not together. */
    static Stream<BadValues> untied() {
        return Stream.of(
                untied(EventType.SESSION_CHANGE_REQUESTED, "end with seconds", "\"action\":\"end\",\"seconds\":60"),
                untied(EventType.SESSION_CHANGE_REQUESTED, "extend without seconds", "\"action\":\"extend\""),
                untied(EventType.SESSION_CHANGED, "ended without dueAt", "\"outcome\":\"ended\""),
                untied(EventType.SESSION_CHANGED, "extended without dueAt", "\"outcome\":\"extended\""),
                untied(
                        EventType.SESSION_CHANGED,
                        "already-ended with dueAt",
                        "\"outcome\":\"already-ended\"," + DUE_AT),
                untied(EventType.SESSION_CHANGED, "not-open with dueAt", "\"outcome\":\"not-open\"," + DUE_AT),
                untied(EventType.SESSION_CHANGED, "unknown with dueAt", "\"outcome\":\"unknown\"," + DUE_AT),
                untied(EventType.SESSION_CHANGED, "ended with reason", ENDED + "," + REASON),
                untied(EventType.SESSION_CHANGED, "ended with code", ENDED + "," + CODE + "," + FIELD),
                untied(EventType.SESSION_CHANGED, "unchanged without reason", UNCHANGED + "," + DUE_AT),
                untied(EventType.SESSION_CHANGED, "unchanged without dueAt", UNCHANGED + "," + REASON),
                untied(EventType.SESSION_CHANGED, "refused without field", REFUSED + "," + CODE),
                untied(EventType.SESSION_CHANGED, "refused without code", REFUSED + "," + FIELD),
                untied(
                        EventType.SESSION_CHANGED,
                        "refused with dueAt",
                        REFUSED + "," + CODE + "," + FIELD + "," + DUE_AT),
                untied(EventType.SESSION_CHANGED, "refused as conflict", REFUSED + ",\"code\":\"CONFLICT\"," + FIELD));
    }

    private static BadValues untied(EventType type, String fault, String fields) {
        return new BadValues(type.topic(), fault, "{\"requestId\":\"request-1\"," + fields + "}");
    }

    @Override
    public String toString() {
        return topic + " " + fault;
    }

    private static Stream<BadValues> texts(String field, String... bad) {
        return Stream.concat(faults(field, NO_TEXT.toArray(String[]::new)), faults(field, bad));
    }

    private static Stream<BadValues> numbers(String field, String... bad) {
        return Stream.concat(faults(field, NO_NUMBER.toArray(String[]::new)), faults(field, bad));
    }

    private static Stream<BadValues> faults(String field, String... bad) {
        return ContractFiles.eventTopics().stream()
                .flatMap(topic -> GoldenExample.of(topic).stream()
                        .filter(example -> json(example).has(field))
                        .limit(1))
                .flatMap(example -> Stream.of(bad).map(value -> fault(example, field, value)));
    }

    private static BadValues fault(GoldenExample example, String field, String value) {
        String good = "\"" + field + "\":" + json(example).get(field);
        String bad = "\"" + field + "\":" + value;
        return new BadValues(example.topic(), bad, example.value().replace(good, bad));
    }

    private static String text(int length) {
        return "\"" + "x".repeat(length) + "\"";
    }

    private static String replyKey(String type, int length) {
        return "{\"kty\":\"" + type + "\",\"crv\":\"P-256\",\"x\":" + text(length) + ",\"y\":" + text(length) + "}";
    }

    private static Stream<String> required(GoldenExample example) {
        return ContractFiles.schemaNode(example.topic())
                .get("required")
                .valueStream()
                .map(JsonNode::asString);
    }

    private static ObjectNode json(GoldenExample example) {
        return (ObjectNode) ContractFiles.JSON.readTree(example.value());
    }
}

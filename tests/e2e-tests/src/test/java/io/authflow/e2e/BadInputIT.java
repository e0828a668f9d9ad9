package io.authflow.e2e;

import io.authflow.e2e.BadRequests.Published;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks the rows of bad input that are text. Each row gets its answer, which names the wrong field and quotes no
 * input.
 */
@InEachEnvironment
@TestInstance(Lifecycle.PER_CLASS)
class BadInputIT {
    private static final String REFUSED = """
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET'} junk                        | MALFORMED |
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET'                              | MALFORMED |
            {'requestId': 'ID', 'username': 'USER', 'password': SECRET}                               | MALFORMED |
            {'requestId': 'ID', 'password': 'SECRET'}                                                 | INVALID_FIELD | username
            {'requestId': 'ID', 'username': null, 'password': 'SECRET'}                               | INVALID_FIELD | username
            {'requestId': 'ID', 'username': '', 'password': 'SECRET'}                                 | INVALID_FIELD | username
            {'requestId': 'ID', 'username': ' ', 'password': 'SECRET'}                                | INVALID_FIELD | username
            {'requestId': 'ID', 'username': ' USER', 'password': 'SECRET'}                            | INVALID_FIELD | username
            {'requestId': 'ID', 'username': 'USER\\u00a0', 'password': 'SECRET'}                      | INVALID_FIELD | username
            {'requestId': 'ID', 'username': 'MANY', 'password': 'SECRET'}                             | INVALID_FIELD | username
            {'requestId': 'ID', 'username': 'USER'}                                                   | INVALID_FIELD | password
            {'requestId': 'ID', 'username': 'USER', 'password': null}                                 | INVALID_FIELD | password
            {'requestId': 'ID', 'username': 'USER', 'password': ''}                                   | INVALID_FIELD | password
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRETMANYMANY'}                     | INVALID_PASSWORD | password
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'password': 'SECRET'}       | DUPLICATE_KEY |
            {'requestId': 'ID', 'username': 'USER', 'username': 'x', 'password': 'SECRET'}            | DUPLICATE_KEY |
            {'requestId': 'ID', 'username': 42, 'password': 'SECRET'}                                 | WRONG_TYPE | username
            {'requestId': 'ID', 'username': 'USER', 'password': true, 'note': 'SECRET'}               | WRONG_TYPE | password
            {'requestId': 'ID', 'username': 'USER', 'password': ['SECRET']}                           | WRONG_TYPE | password
            {'requestId': 'ID', 'username': 'USER', 'password': {'login': 'SECRET'}}                  | INVALID_FIELD | password.signup
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'sessionSeconds': '120'}    | WRONG_TYPE | sessionSeconds
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'sessionSeconds': 120.9}    | WRONG_TYPE | sessionSeconds
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'sessionSeconds': -1}       | OUT_OF_RANGE | sessionSeconds
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'sessionSeconds': 0}        | OUT_OF_RANGE | sessionSeconds
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'sessionSeconds': 1000000000}          | OUT_OF_RANGE | sessionSeconds
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'sessionSeconds': 9223372036854775808} | OUT_OF_RANGE | sessionSeconds
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'intent': 'maybe'} | INVALID_FIELD | intent
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'intent': 42} | WRONG_TYPE | intent
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'replyKey': 'KEY'} | WRONG_TYPE | replyKey
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'replyKey': {}} | INVALID_FIELD | replyKey
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'replyKey': {POINT, 'd': 'SECRET'}} | INVALID_FIELD | replyKey
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'replyKey': {POINT, 'x': 'SECRET'}} | DUPLICATE_KEY |
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'replyKey': {ELSEWHERE}} | INVALID_FIELD | replyKey
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'note': '\\ud800'}          | BAD_ENCODING |
            {'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'note': DEEP}               | TOO_DEEP |
            """;

    /** The example of RFC 7517; with another end it is no point of the curve. */
    private static final String POINT =
            "'kty': 'EC', 'crv': 'P-256', 'x': 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',"
                    + " 'y': '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM'";

    private static final String NOBODY_TO_ANSWER = """
            (a tombstone)                                    | EMPTY
            (nothing)                                        | EMPTY
            null                                             | NOT_AN_OBJECT
            ['SECRET']                                       | NOT_AN_OBJECT
            'SECRET'                                         | NOT_AN_OBJECT
            42                                               | NOT_AN_OBJECT
            username=USER&password=SECRET                    | MALFORMED
            {'username': 'USER', 'password': 'SECRET         | MALFORMED
            {'requestId': 'I D', 'password': 'SECRET', }     | MALFORMED
            """;

    private final BadRequests bad;
    private final Map<Row, Published> requests = new HashMap<>();
    private final Map<Row, RecordMetadata> places = new HashMap<>();

    BadInputIT(Suite suite) {
        this.bad = new BadRequests(suite);
    }

    @BeforeAll
    void publishesAll() {
        refused().forEach(row -> requests.put(row, bad.publish(row.template())));
        nobodyToAnswer().forEach(row -> places.put(row, publishAnything(row.template())));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(Row row) {
        bad.assertRefused(requests.get(row), row.code(), row.field());
    }

    @ParameterizedTest
    @MethodSource("nobodyToAnswer")
    void deadLettersWhatNobodyCanBeAnsweredFor(Row row) {
        bad.assertDeadLetter(places.get(row), row.code());
    }

    static List<Row> refused() {
        return rows(REFUSED);
    }

    static List<Row> nobodyToAnswer() {
        return rows(NOBODY_TO_ANSWER);
    }

    private RecordMetadata publishAnything(String template) {
        return switch (template) {
            case "(a tombstone)" -> bad.publish(null, null, Map.of());
            case "(nothing)" -> bad.publish(null, new byte[0], Map.of());
            default -> bad.publish(template).place();
        };
    }

    private static List<Row> rows(String table) {
        return table.lines().map(Row::read).toList();
    }

    /** A row of the table. */
    record Row(String template, String code, @Nullable String field) {
        static Row read(String line) {
            List<String> cells =
                    Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            String field = cells.size() < 3 || cells.get(2).isEmpty() ? null : cells.get(2);
            return new Row(filled(cells.get(0)), cells.get(1), field);
        }

        private static String filled(String template) {
            return template.replace("MANY", "x".repeat(129))
                    .replace("DEEP", "[".repeat(2_000) + "]".repeat(2_000))
                    .replace("ELSEWHERE", POINT.replace("FyM", "FyA"))
                    .replace("POINT", POINT);
        }

        @Override
        public String toString() {
            String name = template.length() > 100 ? template.substring(0, 100) + "..." : template;
            return name + " " + code;
        }
    }
}

package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample of what must not be taken in. Each row is answered, and stops nothing. */
@ExtendWith(SharedSuite.class)
class BadInputIT {
    private final Suite suite;

    BadInputIT(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"requestId": "ID", "username": "USER"}                                                          | INVALID_FIELD | password
            {"requestId": "ID", "username": " USER", "password": "SECRET"}                                   | INVALID_FIELD | username
            {"requestId": "ID", "username": "USER", "password": true}                                        | WRONG_TYPE    | password
            {"requestId": "ID", "username": "USER", "password": "SECRET", "sessionSeconds": "1"}             | WRONG_TYPE    | sessionSeconds
            {"requestId": "ID", "username": "USER", "password": "SECRET", "sessionSeconds": 0}               | OUT_OF_RANGE  | sessionSeconds
            {"requestId": "ID", "username": "USER", "password": "SECRET", "password": "SECRET"}              | DUPLICATE_KEY |
            {"requestId": "ID", "username": "USER", "password": "SECRET"} junk                               | MALFORMED     |
            """)
    void refusesWhatItCanAnswer(String template, String code, String field) {
        String requestId = UUID.randomUUID().toString();
        String user = suite.newUser();
        suite.requests().publish(requestId, filled(template, requestId, user));

        Flow flow = suite.awaitEnd(requestId);

        assertThat(flow.topics()).containsExactly(Topics.FAILED);
        RawRecord failed = flow.only(Topics.FAILED);
        assertThat(failed.field("step")).isEqualTo("check");
        assertThat(failed.field("code")).isEqualTo(code);
        assertThat(failed.field("field")).isEqualTo(field == null ? "" : field);
        assertThat(suite.pool().ledger()).noneMatch(entry -> user.equals(entry.username()));
    }

    @Test
    void refusesAnotherContentType() {
        String requestId = UUID.randomUUID().toString();
        String request = filled("""
                {"requestId": "ID", "username": "USER", "password": "SECRET"}""", requestId, suite.newUser());
        suite.requests()
                .publish(
                        requestId, request.getBytes(StandardCharsets.UTF_8), Map.of("content-type", "application/xml"));

        Flow flow = suite.awaitEnd(requestId);

        assertThat(flow.only(Topics.FAILED).field("code")).isEqualTo("UNSUPPORTED_CONTENT_TYPE");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "[]", "42", "{\"username\": \"cut off", "no json"})
    void deadLettersWhatNobodyCanBeAnsweredFor(String value) {
        RecordMetadata place = suite.requests().publish(null, value);

        RawRecord deadLetter = suite.awaitRecord(one -> one.topic().equals(Topics.DEAD_LETTER_OF_CHECK)
                && one.json().path("partition").asInt() == place.partition()
                && one.json().path("offset").asLong() == place.offset());

        assertThat(deadLetter.field("topic")).isEqualTo(Topics.REQUESTED);
        assertThat(deadLetter.field("code")).isIn("EMPTY", "NOT_AN_OBJECT", "MALFORMED");
    }

    private String filled(String template, String requestId, String user) {
        return template.replace("ID", requestId).replace("USER", user).replace("SECRET", suite.newPassword());
    }
}

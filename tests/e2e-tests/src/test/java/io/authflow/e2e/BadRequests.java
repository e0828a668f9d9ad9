package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Publishes bad requests and checks their refusals and dead letters. */
final class BadRequests {
    private final Suite suite;

    BadRequests(Suite suite) {
        this.suite = suite;
    }

    /** A value of that template: {@code '} for a quote, and ID, USER and SECRET for ones that nobody else uses. */
    Published publish(String template) {
        return publish(template, Map.of());
    }

    Published publish(String template, Map<String, String> headers) {
        String requestId = UUID.randomUUID().toString();
        String user = suite.newUser();
        String value = template.replace('\'', '"')
                .replace("ID", requestId)
                .replace("USER", user)
                .replace("SECRET", suite.newPassword());
        return new Published(requestId, user, publish(requestId, value.getBytes(StandardCharsets.UTF_8), headers));
    }

    RecordMetadata publish(@Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        return suite.requests().publish(key, value, headers);
    }

    /** One answer, of check-service, with that code and no more; nothing was asked of Cognito. */
    void assertRefused(Published published, String code, @Nullable String field) {
        Flow flow = suite.awaitEnd(published.requestId());

        assertThat(flow.topics()).containsExactly(Topics.FAILED);
        RawRecord failed = flow.only(Topics.FAILED);
        assertThat(failed.field("step")).isEqualTo("check");
        assertThat(failed.field("code")).isEqualTo(code);
        assertThat(failed.field("field")).isEqualTo(field == null ? "" : field);
        assertThat(suite.pool().ledger()).noneMatch(entry -> published.user().equals(entry.username()));
    }

    /** A dead letter of check-service that tells the record's place and that code. */
    RawRecord assertDeadLetter(RecordMetadata place, String code) {
        RawRecord deadLetter = suite.awaitRecord(one -> one.topic().equals(Topics.DEAD_LETTER_OF_CHECK)
                && one.json().path("partition").asInt() == place.partition()
                && one.json().path("offset").asLong() == place.offset());

        assertThat(deadLetter.field("topic")).isEqualTo(Topics.REQUESTED);
        assertThat(deadLetter.field("code")).isEqualTo(code);
        return deadLetter;
    }

    /** A request with the user that it names, and its place. */
    record Published(String requestId, String user, RecordMetadata place) {}
}

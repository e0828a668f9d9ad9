package io.authflow.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.stream.Stream;

/** Publishes requests that check-service refuses. Their secrets must not appear anywhere. */
record CanaryBadInput(Suite suite) {

    /** Each row of the table, and a secret in every place that is no field. */
    void publish() {
        BadRequests bad = new BadRequests(suite);
        BadInputIT.refused().forEach(row -> bad.publish(row.template()));
        BadInputIT.nobodyToAnswer().forEach(row -> bad.publish(row.template()));
        String secret = suite.newPassword();
        bad.publish(null, ("\uFEFF{\"password\": \"" + secret).getBytes(UTF_8), Map.of());
        bad.publish(null, (" ".repeat(65_536) + secret).getBytes(UTF_8), Map.of());
        String request = "{'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'sessionSeconds': 1}";
        Stream.of("x-password", "content-type", "ce_type", "ce_time", "ce_subject", "ce_correlationid", "traceparent")
                .forEach(header -> bad.publish(request, Map.of(header, secret)));
        bad.publish(request.replace("'ID'", "'" + secret + "'"));
        bad.publish(request.replace("}", ", '" + secret + "': 1}"));
    }
}

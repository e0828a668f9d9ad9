package io.authflow.e2e.outage;

import io.authflow.e2e.wire.Openings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** The sessions that end during the outage. */
record OverdueSessions(List<String> users, OutageScale scale) {
    private static final String PREFIX = "overdue-";

    static boolean contain(String requestId) {
        return requestId.startsWith(PREFIX);
    }

    List<String> requestIds() {
        return IntStream.range(0, scale.sessions()).mapToObj(n -> PREFIX + n).toList();
    }

    /** Has them begin, and returns the offset of the last one in each partition. */
    Map<TopicPartition, Long> open(String bootstrapServers) {
        List<String> refs = users.stream().map(OverdueSessions::ref).toList();
        try (Openings openings = new Openings(bootstrapServers)) {
            for (int n = 0; n < scale.sessions(); n++) {
                int user = n % users.size();
                openings.publish(PREFIX + n, users.get(user), refs.get(user), scale.sessionSeconds());
            }
            return openings.flush();
        }
    }

    /** As long as the hash that check-service makes. */
    private static String ref(String username) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(username.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

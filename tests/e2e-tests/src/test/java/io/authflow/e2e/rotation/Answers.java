package io.authflow.e2e.rotation;

import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.RawTopics;
import io.authflow.e2e.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads how flows ended, and to which keys their logout tokens were sealed. */
final class Answers implements AutoCloseable {
    private final RawTopics topics;

    Answers(String bootstrapServers) {
        topics = RawTopics.committed(bootstrapServers, List.of(Topics.LOGGED_IN, Topics.LOGGED_OUT, Topics.FAILED));
    }

    /** Ids of all requests whose flow is over. */
    Set<String> ended() {
        return topics.read().stream()
                .filter(one -> !one.topic().equals(Topics.LOGGED_IN))
                .map(Answers::id)
                .collect(Collectors.toSet());
    }

    /** The codes of failed flows, by request id. */
    Map<String, String> failed() {
        return topics.read().stream()
                .filter(one -> one.topic().equals(Topics.FAILED))
                .collect(Collectors.toMap(Answers::id, one -> one.field("code")));
    }

    /** The ids of the keys that tokens were sealed to for logout-service, in the flows of these requests. */
    Set<String> keysOfLogoutTokens(Set<String> requestIds) {
        return topics.read().stream()
                .filter(one -> one.topic().equals(Topics.LOGGED_IN))
                .filter(one -> requestIds.contains(id(one)))
                .map(Answers::keyOfLogoutToken)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        topics.close();
    }

    private static String id(RawRecord one) {
        return one.header("ce_correlationid").orElseThrow();
    }

    private static String keyOfLogoutToken(RawRecord loggedIn) {
        String header = loggedIn.field("logoutToken").replaceFirst("\\..*", "");
        return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8)
                .replaceFirst(".*\"kid\":\"([^\"]*)\".*", "$1");
    }
}

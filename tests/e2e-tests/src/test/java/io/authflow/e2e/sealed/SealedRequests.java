package io.authflow.e2e.sealed;

import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.Password;
import io.authflow.e2e.wire.Requests;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.PasswordSealer;
import io.authflow.sealing.SealingKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Publishes requests with a sealed password. */
public final class SealedRequests {
    private static final JsonMapper JSON = new JsonMapper();

    private final Requests requests;
    private final Path publicKeys;

    public SealedRequests(Requests requests, Path publicKeys) {
        this.requests = requests;
        this.publicKeys = publicKeys;
    }

    /** As a Java client does it, for a session of a second. */
    public String publish(String username, String password, Map<String, Object> more) {
        return publish(username, password, null, more);
    }

    public String publish(String username, String password, @Nullable ReplyKey replyKey, Map<String, Object> more) {
        String requestId = UUID.randomUUID().toString();
        publish(requestId, username, sealed(requestId, username, password, replyKey), replyKey, more);
        return requestId;
    }

    /** Under an id that the test chooses. */
    public RecordMetadata publish(String requestId, String username, String password, @Nullable ReplyKey replyKey) {
        return publish(requestId, username, sealed(requestId, username, password, replyKey), replyKey, Map.of());
    }

    private Map<String, String> sealed(
            String requestId, String username, String password, @Nullable ReplyKey replyKey) {
        Password.SealedCopies copies = new PasswordSealer(
                        new JweSealer(SealingKeys.load(publicKeys.toString())),
                        Duration.ofMinutes(10),
                        InstantSource.system())
                .seal(new RequestId(requestId), username, new Secret(password), replyKey);
        return Map.of("signup", copies.signup().jwe(), "login", copies.login().jwe());
    }

    /** As somebody does it who must not succeed. */
    public String publish(SealedAttack attack, String username, String password) {
        String requestId = UUID.randomUUID().toString();
        publish(
                requestId,
                username,
                Map.of(
                        "signup", copy(attack, "signup", requestId, username, password),
                        "login", copy(attack, "login", requestId, username, password)),
                attack.replyKey(),
                Map.of());
        return requestId;
    }

    private String copy(SealedAttack attack, String audience, String requestId, String username, String password) {
        return attack.copy().of(audience, Forgery.faultless(publicKeys, audience, requestId, username, password));
    }

    private RecordMetadata publish(
            String requestId,
            String username,
            Map<String, String> sealed,
            @Nullable ReplyKey replyKey,
            Map<String, Object> more) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("requestId", requestId);
        request.put("username", username);
        request.put("password", sealed);
        request.put("sessionSeconds", 1);
        if (replyKey != null) {
            request.put("replyKey", replyKey);
        }
        request.putAll(more);
        return requests.publish(requestId, JSON.writeValueAsString(request));
    }
}

package io.authflow.e2e;

import io.authflow.e2e.environment.PoolUsers;
import io.authflow.e2e.sealed.SealedAttack;
import io.authflow.e2e.sealed.SealedRequests;
import io.authflow.e2e.wire.Flow;
import io.authflow.sealing.ReplyKeyPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Publishes every kind of flow. Each flow has its own password, which must not appear anywhere. */
final class CanaryFlows {
    private static final JsonMapper JSON = new JsonMapper();

    private final Suite suite;
    private final boolean inClear;
    private final PoolUsers users;
    private final SealedRequests requests;
    private final List<String> passwords = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> requestIds = new ArrayList<>();

    /** @param inClear whether the passwords are published in clear, or sealed */
    CanaryFlows(Suite suite, boolean inClear) {
        this.suite = suite;
        this.inClear = inClear;
        this.users = suite.pool().users();
        this.requests = suite.sealedRequests();
    }

    List<String> passwords() {
        return List.copyOf(passwords);
    }

    List<String> usernames() {
        return List.copyOf(names);
    }

    List<String> requestIds() {
        return List.copyOf(requestIds);
    }

    /** Each branch, and each way to end on it. */
    void publishBranches() {
        String user = name();
        String password = password();
        publish(user, password, Map.of());
        publish(user, password(), Map.of());
        List<String> others = List.of(name(), name(), name(), name());
        users.confirmed(others.get(0), password());
        users.disabled(others.get(1), password());
        users.unconfirmed(others.get(2), password());
        users.invited(others.get(3), password());
        others.forEach(name -> publish(name, password(), Map.of()));
        publishIntents();
        publishChanges();
    }

    /** Tokens for the requester. */
    void publishWithReplyKey() {
        ReplyKeyPair key = ReplyKeyPair.generate();
        String user = confirmed();
        requestIds.add(requests.publish(user, newest(), key.publicKey(), Map.of()));
        requestIds.add(requests.publish(name(), password(), key.publicKey(), Map.of()));
    }

    void publishAttacks() {
        String user = confirmed();
        String password = newest();
        SealedAttack.all().forEach(attack -> requestIds.add(requests.publish(attack, user, password)));
    }

    void awaitEnds() {
        requestIds.forEach(suite::awaitEnd);
    }

    /** A password with what JSON and URLs escape, that the pool takes. */
    String password() {
        passwords.add("canary-Aa1+%/&\"\\\u00e9" + UUID.randomUUID());
        return newest();
    }

    /** The password of whoever came last. */
    String newest() {
        return passwords.get(passwords.size() - 1);
    }

    String name() {
        names.add(suite.newUser());
        return names.get(names.size() - 1);
    }

    private void publishIntents() {
        String user = confirmed();
        String password = newest();
        publish(user, password, Map.of());
        publish(user, password, Map.of("intent", "login"));
        publish(user, password, Map.of("intent", "signup"));
        publish(name(), password(), Map.of("intent", "login"));
    }

    private void publishChanges() {
        String requestId = publish(name(), password(), Map.of("sessionSeconds", 3_600));
        suite.awaitUntil(requestId, Flow::isOpen);
        suite.requests().publishChange(requestId, "\"action\": \"extend\", \"seconds\": 60");
        suite.requests().publishChange(requestId, "\"action\": \"end\"");
    }

    /** Somebody who can log in. */
    String confirmed() {
        String user = name();
        users.confirmed(user, password());
        return user;
    }

    private String publish(String user, String password, Map<String, Object> more) {
        String requestId = inClear ? publishClear(user, password, more) : requests.publish(user, password, null, more);
        requestIds.add(requestId);
        return requestId;
    }

    private String publishClear(String user, String password, Map<String, Object> more) {
        String requestId = UUID.randomUUID().toString();
        Map<String, Object> request = new LinkedHashMap<>(
                Map.of("requestId", requestId, "username", user, "password", password, "sessionSeconds", 1));
        request.putAll(more);
        suite.requests().publish(requestId, JSON.writeValueAsString(request));
        return requestId;
    }
}

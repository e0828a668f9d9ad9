package io.authflow.check.intake;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.SessionSeconds;
import io.authflow.contracts.event.Username;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a request without type coercion. A refusal names the faulty field. */
final class RequestFields {
    private static final String REQUEST_ID = "requestId";
    private static final String USERNAME = "username";

    /** The longest password that Cognito accepts, in characters. */
    static final int PASSWORD_LENGTH_MAX = 256;

    private static final String PASSWORD = "password";
    private static final String SESSION_SECONDS = "sessionSeconds";
    private static final String INTENT = "intent";
    private static final String REPLY_KEY = "replyKey";
    private static final BigDecimal SECONDS_MIN = BigDecimal.valueOf(SessionSeconds.MIN);
    private static final BigDecimal SECONDS_MAX = BigDecimal.valueOf(SessionSeconds.MAX);
    private static final Set<String> KNOWN = Set.of(REQUEST_ID, USERNAME, PASSWORD, SESSION_SECONDS, INTENT, REPLY_KEY);

    private final JsonNode request;

    RequestFields(JsonNode request) {
        this.request = request;
    }

    /** Returns the number of fields that this release does not know. */
    int unknown() {
        return (int) request.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .count();
    }

    /**
     * Reads the request id. An id that is not valid is refused and never replaced, because the client would not find
     * its answer.
     *
     * @param headerId the id in the record's header, if it has one; used if the value names no id
     * @param derivedId gives the id for a request without any
     */
    RequestId requestId(@Nullable String headerId, Supplier<RequestId> derivedId) throws RefusedException {
        JsonNode node = request.path(REQUEST_ID);
        String id = isAbsent(node) ? headerId : string(node, REQUEST_ID);
        if (id == null) {
            return derivedId.get();
        }
        if (!RequestId.isValid(id)) {
            throw invalid(REQUEST_ID);
        }
        return new RequestId(id);
    }

    String username() throws RefusedException {
        String username = string(present(request, USERNAME, USERNAME), USERNAME);
        if (!Username.isValid(username)) {
            throw invalid(USERNAME);
        }
        return username;
    }

    Password password(boolean plainIntake) throws RefusedException {
        JsonNode node = present(request, PASSWORD, PASSWORD);
        return node.isObject() ? sealed(node) : plain(string(node, PASSWORD), plainIntake);
    }

    int sessionSeconds(int byDefault) throws RefusedException {
        JsonNode node = request.path(SESSION_SECONDS);
        if (isAbsent(node)) {
            return byDefault;
        }
        if (!node.isNumber() || !EventJson.isInteger(node.decimalValue())) {
            throw new RefusedException(FailureCode.WRONG_TYPE, SESSION_SECONDS);
        }
        BigDecimal seconds = node.decimalValue();
        if (seconds.compareTo(SECONDS_MIN) < 0 || seconds.compareTo(SECONDS_MAX) > 0) {
            throw new RefusedException(FailureCode.OUT_OF_RANGE, SESSION_SECONDS);
        }
        return seconds.intValueExact();
    }

    Intent intent() throws RefusedException {
        JsonNode node = request.path(INTENT);
        if (isAbsent(node)) {
            return Intent.AUTO;
        }
        return Intent.find(string(node, INTENT)).orElseThrow(() -> invalid(INTENT));
    }

    /** Reads the reply key; null if there is none. A private key is refused too, because it is no longer secret. */
    @Nullable
    ReplyKey replyKey() throws RefusedException {
        JsonNode node = request.path(REPLY_KEY);
        if (isAbsent(node)) {
            return null;
        }
        if (!node.isObject()) {
            throw new RefusedException(FailureCode.WRONG_TYPE, REPLY_KEY);
        }
        String kty = member(node, "kty");
        String crv = member(node, "crv");
        String x = member(node, "x");
        String y = member(node, "y");
        if (node.has("d") || !ReplyKey.isValid(kty, crv, x, y)) {
            throw invalid(REPLY_KEY);
        }
        return new ReplyKey(kty, crv, x, y);
    }

    private static String member(JsonNode key, String name) throws RefusedException {
        return string(present(key, name, REPLY_KEY), REPLY_KEY);
    }

    private static RefusedException invalid(String field) {
        return new RefusedException(FailureCode.INVALID_FIELD, field);
    }

    private static Password plain(String password, boolean plainIntake) throws RefusedException {
        if (!plainIntake) {
            throw new RefusedException(FailureCode.PLAINTEXT_SECRET, PASSWORD);
        }
        if (password.isEmpty()) {
            throw invalid(PASSWORD);
        }
        if (password.codePointCount(0, password.length()) > PASSWORD_LENGTH_MAX) {
            throw new RefusedException(FailureCode.INVALID_PASSWORD, PASSWORD);
        }
        return new Password.Plain(new Secret(password));
    }

    private static Password sealed(JsonNode copies) throws RefusedException {
        return new Password.SealedCopies(copy(copies, "signup"), copy(copies, "login"));
    }

    private static Sealed copy(JsonNode copies, String audience) throws RefusedException {
        String field = PASSWORD + "." + audience;
        String jwe = string(present(copies, audience, field), field);
        if (!Sealed.isValid(jwe)) {
            throw invalid(field);
        }
        return new Sealed(jwe);
    }

    private static JsonNode present(JsonNode object, String name, String field) throws RefusedException {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            throw invalid(field);
        }
        return node;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String string(JsonNode node, String field) throws RefusedException {
        if (!node.isString()) {
            throw new RefusedException(FailureCode.WRONG_TYPE, field);
        }
        return node.stringValue();
    }
}

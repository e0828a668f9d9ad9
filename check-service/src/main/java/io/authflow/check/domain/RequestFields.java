package io.authflow.check.domain;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.SessionSeconds;
import io.authflow.contracts.event.Username;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The fields of a request, each read without coercion and refused by its own name. */
final class RequestFields {
    static final String REQUEST_ID = "requestId";
    static final String USERNAME = "username";

    /** The longest password that Cognito takes, in characters. */
    static final int PASSWORD_LENGTH_MAX = 256;

    private static final String PASSWORD = "password";
    private static final String SESSION_SECONDS = "sessionSeconds";
    private static final Set<String> KNOWN = Set.of(REQUEST_ID, USERNAME, PASSWORD, SESSION_SECONDS);

    private final JsonNode request;

    RequestFields(JsonNode request) {
        this.request = request;
    }

    int unknown() {
        return (int) request.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .count();
    }

    RequestId requestId(Supplier<RequestId> derivedId) throws RefusedException {
        JsonNode node = request.path(REQUEST_ID);
        if (isAbsent(node)) {
            return derivedId.get();
        }
        String id = string(node, REQUEST_ID);
        return RequestId.isValid(id) ? new RequestId(id) : derivedId.get();
    }

    String username() throws RefusedException {
        String username = string(present(request, USERNAME, USERNAME), USERNAME);
        if (!Username.isValid(username)) {
            throw new RefusedException(FailureCode.INVALID_FIELD, USERNAME);
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
        if (!node.isIntegralNumber()) {
            throw new RefusedException(FailureCode.WRONG_TYPE, SESSION_SECONDS);
        }
        if (!node.canConvertToInt() || node.intValue() < SessionSeconds.MIN || node.intValue() > SessionSeconds.MAX) {
            throw new RefusedException(FailureCode.OUT_OF_RANGE, SESSION_SECONDS);
        }
        return node.intValue();
    }

    private static Password plain(String password, boolean plainIntake) throws RefusedException {
        if (!plainIntake) {
            throw new RefusedException(FailureCode.PLAINTEXT_SECRET, PASSWORD);
        }
        if (password.isEmpty()) {
            throw new RefusedException(FailureCode.INVALID_FIELD, PASSWORD);
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
            throw new RefusedException(FailureCode.INVALID_FIELD, field);
        }
        return new Sealed(jwe);
    }

    private static JsonNode present(JsonNode object, String name, String field) throws RefusedException {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            throw new RefusedException(FailureCode.INVALID_FIELD, field);
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

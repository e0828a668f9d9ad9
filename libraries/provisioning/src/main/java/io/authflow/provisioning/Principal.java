package io.authflow.provisioning;

import java.util.Arrays;
import java.util.Locale;

/** The parties of a flow, as principals of the broker. */
public enum Principal {
    CHECK_SERVICE,
    SIGNUP_SERVICE,
    LOGIN_SERVICE,
    /** logout-service with the scheduler, which runs in the same process. */
    LOGOUT_SERVICE,
    /** Publishes requests for sessions. */
    PUBLISHER,
    /** Reads the answers to requests. */
    REQUESTER,
    /** Ends and extends sessions. It can change any session whose request id it knows. */
    SESSION_CHANGER,
    /** Reads the dead letters and redrives their records. */
    OPERATOR;

    /** Returns the name at the broker, such as {@code check-service}. For a service it is the name of the service. */
    public String principalName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Principal ofService(String service) {
        return Arrays.stream(values())
                .filter(principal -> principal.principalName().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no principal is the service " + service));
    }
}

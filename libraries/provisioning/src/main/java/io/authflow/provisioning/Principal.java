package io.authflow.provisioning;

import java.util.Arrays;
import java.util.Locale;

/** Who takes part in a flow, as the broker knows them. */
public enum Principal {
    CHECK_SERVICE,
    SIGNUP_SERVICE,
    LOGIN_SERVICE,
    /** With the scheduler, which runs in the same process. */
    LOGOUT_SERVICE,
    /** Asks for sessions. */
    PUBLISHER,
    /** Reads the answers to requests. */
    REQUESTER,
    /** Ends and extends sessions: any session, since an id is all that it takes. */
    SESSION_CHANGER,
    /** Reads the dead letters and publishes their records anew. */
    OPERATOR;

    /** The name, for example {@code check-service}; also the service's. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Principal ofService(String service) {
        return Arrays.stream(values())
                .filter(principal -> principal.word().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no principal is the service " + service));
    }
}

package io.authflow.localcognito.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The id of a client and, if it has one, its secret. The secret prints as stars. */
public record ClientCredentials(String clientId, @Nullable Secret clientSecret) {

    public ClientCredentials {
        if (!clientId.matches("[\\w+]{1,128}")) {
            throw new IllegalArgumentException("The client id is not one that Cognito takes."
                    + " Give 1 to 128 letters, digits, underscores or plus signs.");
        }
    }

    public Optional<Secret> secret() {
        return Optional.ofNullable(clientSecret);
    }
}

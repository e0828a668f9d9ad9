package io.authflow.contracts.event;

import com.fasterxml.jackson.annotation.JsonValue;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The password of a request: sealed, or in clear where plain intake is on. */
public sealed interface Password {

    /**
     * The password, sealed once to each service that needs it.
     *
     * @param signup the copy that signup-service opens; absent where the flow goes to login only
     * @param login the copy that login-service opens
     */
    record SealedCopies(@Nullable Sealed signup, Sealed login) implements Password {
        public SealedCopies {
            Objects.requireNonNull(login, "login");
        }

        /** Only what login-service needs. */
        public SealedCopies forLogin() {
            return new SealedCopies(null, login);
        }
    }

    /**
     * A password in clear: accepted by check-service where plain intake is on, and sealed by it at once.
     *
     * @param secret the password; it serializes as stars, so no event but the request can carry it
     */
    record Plain(@JsonValue Secret secret) implements Password {}
}

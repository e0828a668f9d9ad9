package io.authflow.contracts.event;

import com.fasterxml.jackson.annotation.JsonValue;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The password of a request: sealed, or in clear if plain intake is on. */
public sealed interface Password {

    /**
     * A password that is sealed once to each service that needs it.
     *
     * @param signup the copy for signup-service; absent if the flow goes to login-service only
     * @param login the copy for login-service
     */
    record SealedCopies(@Nullable Sealed signup, Sealed login) implements Password {
        public SealedCopies {
            Objects.requireNonNull(login, "login");
        }

        /** Returns the copy for login-service alone. */
        public SealedCopies forLogin() {
            return new SealedCopies(null, login);
        }
    }

    /**
     * A password in clear. check-service accepts it only if plain intake is on, and seals it in the next event.
     *
     * @param secret the password; its JSON is stars, so only {@link EventJson#writeRequest} can write it in clear
     */
    record Plain(@JsonValue Secret secret) implements Password {}
}

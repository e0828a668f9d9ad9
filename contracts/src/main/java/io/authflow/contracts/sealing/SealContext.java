package io.authflow.contracts.sealing;

import io.authflow.contracts.RequestId;

/**
 * What a sealed value is bound to; whoever opens it compares each with the event that carried it.
 *
 * @param audience the service that can open it: {@code signup}, {@code login} or {@code logout}
 * @param purpose what the secret is for
 * @param requestId the one flow that it belongs to
 * @param username the exact user name; it stands in the ciphertext only
 */
public record SealContext(String audience, Purpose purpose, RequestId requestId, String username) {

    /** What a sealed secret is for. */
    public enum Purpose {
        PASSWORD("password"),
        LOGOUT_TOKEN("logout-token");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        /** The word in the protected header. */
        public String word() {
            return word;
        }
    }
}

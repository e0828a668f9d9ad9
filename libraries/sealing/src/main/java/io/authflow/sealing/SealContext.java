package io.authflow.sealing;

import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * What a sealed value is bound to; whoever opens it compares each with the event that carried it.
 *
 * @param audience who can open it: {@code signup}, {@code login}, {@code logout}, or {@value #REQUESTER}
 * @param purpose what the secret is for
 * @param requestId the one flow that it belongs to
 * @param username the exact user name; it stands in the ciphertext only
 * @param replyKey thumbprint of the key that the flow's tokens are sealed to, where there is one: so that nobody can have the
 *     tokens of another's password by putting a key of his own beside it
 */
public record SealContext(
        String audience,
        Purpose purpose,
        RequestId requestId,
        String username,
        @Nullable String replyKey) {
    /** The audience of what is sealed to a reply key. */
    public static final String REQUESTER = "requester";

    /** The audience of what ends a session. */
    public static final String LOGOUT = "logout";

    /** The context of a flow without a reply key, or of a secret that it does not matter for. */
    public SealContext(String audience, Purpose purpose, RequestId requestId, String username) {
        this(audience, purpose, requestId, username, null);
    }

    /** The password of a flow. */
    public static SealContext password(
            String audience, RequestId requestId, String username, @Nullable ReplyKey replyKey) {
        return new SealContext(audience, Purpose.PASSWORD, requestId, username).boundTo(replyKey);
    }

    /** The tokens of a flow. */
    static SealContext tokens(RequestId requestId, String username, ReplyKey replyKey) {
        return new SealContext(REQUESTER, Purpose.TOKENS, requestId, username).boundTo(replyKey);
    }

    /** The immutable name of the user who was logged in or signed up, for logout-service. */
    public static SealContext sessionUser(RequestId requestId, String username) {
        return new SealContext(LOGOUT, Purpose.SESSION_USER, requestId, username);
    }

    /** The one token that ends the session of a flow, for logout-service. */
    public static SealContext logoutToken(RequestId requestId, String username) {
        return new SealContext(LOGOUT, Purpose.LOGOUT_TOKEN, requestId, username);
    }

    /** This context in a flow of that reply key. */
    public SealContext boundTo(@Nullable ReplyKey key) {
        return new SealContext(audience, purpose, requestId, username, key == null ? null : key.thumbprint());
    }

    /** What a sealed secret is for. */
    public enum Purpose {
        PASSWORD("password"),
        LOGOUT_TOKEN("logout-token"),
        TOKENS("tokens"),
        /** The immutable name of a session's user: what logout-service signs out. */
        SESSION_USER("session-user");

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

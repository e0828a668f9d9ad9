package io.authflow.sealing;

import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * The context that a sealed value is bound to. The recipient compares every part of it with the event that carried the
 * value.
 *
 * @param audience who can open the value: {@code signup}, {@code login}, {@code logout}, or {@value #REQUESTER}
 * @param purpose what the secret is for
 * @param requestId the request whose flow the secret belongs to
 * @param username the exact user name; it is in the ciphertext only
 * @param replyKey thumbprint of the reply key of the flow, if there is one. It protects the tokens: an attacker cannot
 *     copy a sealed password into a request with a different reply key
 */
public record SealContext(
        String audience,
        Purpose purpose,
        RequestId requestId,
        String username,
        @Nullable String replyKey) {
    /** The audience of tokens that are sealed to a reply key. */
    public static final String REQUESTER = "requester";

    /** The audience of tokens and names with which logout-service ends a session. */
    public static final String LOGOUT = "logout";

    /** Makes a context that is not bound to a reply key. */
    public SealContext(String audience, Purpose purpose, RequestId requestId, String username) {
        this(audience, purpose, requestId, username, null);
    }

    /** Makes the context of a flow's password. */
    public static SealContext password(
            String audience, RequestId requestId, String username, @Nullable ReplyKey replyKey) {
        return new SealContext(audience, Purpose.PASSWORD, requestId, username).boundTo(replyKey);
    }

    /** Makes the context of a flow's tokens. */
    static SealContext tokens(RequestId requestId, String username, ReplyKey replyKey) {
        return new SealContext(REQUESTER, Purpose.TOKENS, requestId, username).boundTo(replyKey);
    }

    /** Makes the context of the token that ends a flow's session, for logout-service. */
    public static SealContext logoutToken(RequestId requestId, String username) {
        return new SealContext(LOGOUT, Purpose.LOGOUT_TOKEN, requestId, username);
    }

    /** Returns a copy that is bound to a reply key; null removes the binding. */
    public SealContext boundTo(@Nullable ReplyKey key) {
        return new SealContext(audience, purpose, requestId, username, key == null ? null : key.thumbprint());
    }

    /** What a sealed secret is for. */
    public enum Purpose {
        PASSWORD("password"),
        LOGOUT_TOKEN("logout-token"),
        TOKENS("tokens");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        /** Returns the name in the protected header. */
        public String wireName() {
            return word;
        }
    }
}

package io.authflow.localcognito.pool;

import io.authflow.localcognito.ledger.Kind;
import java.util.List;

/** Ends sessions by their own tokens. */
public final class SignOut {
    private final PoolState state;

    SignOut(PoolState state) {
        this.state = state;
    }

    /** Returns the user of a genuine, unexpired access token. Refuses the token if it was revoked. */
    public User owner(String sub, String sessionId) {
        StoredUser stored = state.withSub(sub).orElseThrow(SignOut::revoked);
        if (!state.sessions().live(sessionId)) {
            throw revoked();
        }
        return stored.user();
    }

    private static Refusal revoked() {
        return Refusal.notAuthorized("Access Token has been revoked");
    }

    /** GlobalSignOut. If two calls use one token at the same time, one of them succeeds. */
    public void everywhere(String sub, String sessionId) {
        state.decide(() -> {
            User user = owner(sub, sessionId);
            List<String> ended = state.sessions().of(sub);
            return state.commit(
                    state.draft(Kind.SIGNED_OUT, "GlobalSignOut", user).ended(ended));
        });
    }

    /** RevokeToken: ends the session of this refresh token. Does nothing if the session has ended. */
    public void revoke(SessionTicket ticket) {
        state.decide(() -> state.withSub(ticket.userSub())
                .filter(stored -> state.sessions().live(ticket.sessionId()))
                .map(stored -> state.commit(state.draft(Kind.TOKEN_REVOKED, "RevokeToken", stored.user())
                        .client(ticket.clientId())
                        .ended(List.of(ticket.sessionId())))));
    }
}

package io.authflow.localcognito.pool;

import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.SessionRef;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Begins sessions and refreshes them. */
public final class Authentication {
    private static final String OPERATION = "InitiateAuth";
    private final PoolState state;
    private final PasswordHasher hasher;
    private final InstantSource clock;

    Authentication(PoolState state, PasswordHasher hasher, InstantSource clock) {
        this.state = state;
        this.hasher = hasher;
        this.clock = clock;
    }

    public SignIn signIn(AppClient client, String name, Secret password) {
        StoredUser stored = state.named(name).orElseThrow(client::unknownUser);
        refuseIneligible(stored);
        // Check the password outside the lock, because it may be slow.
        boolean right = hasher.matches(stored.passwordHash(), password);
        return state.decide(() -> conclude(client, stored.user().sub(), right));
    }

    private SignIn conclude(AppClient client, String sub, boolean right) {
        StoredUser stored = state.withSub(sub).orElseThrow(client::unknownUser);
        refuseIneligible(stored);
        if (!right) {
            state.commit(
                    state.draft(Kind.LOGIN_FAILED, OPERATION, stored.user()).client(client.id()));
            throw Refusal.incorrect();
        }
        return begin(client, stored.user());
    }

    private void refuseIneligible(StoredUser stored) {
        if (!stored.user().enabled()) {
            throw Refusal.notAuthorized("User is disabled.");
        }
        if (stored.failures().lockedAt(clock.instant())) {
            throw Refusal.notAuthorized("Password attempts exceeded");
        }
        if (stored.user().status() == UserStatus.UNCONFIRMED) {
            throw new Refusal("UserNotConfirmedException", "User is not confirmed.");
        }
    }

    private SignIn begin(AppClient client, User user) {
        if (user.status() == UserStatus.FORCE_CHANGE_PASSWORD) {
            state.commit(state.draft(Kind.CHALLENGED, OPERATION, user).client(client.id()));
            return new SignIn.NewPasswordRequired(user);
        }
        Instant now = now();
        SessionRef session = pair(
                client.settings(),
                client.id(),
                UUID.randomUUID().toString(),
                now,
                now,
                now.plus(client.settings().refreshTokenValidity()));
        state.commit(state.draft(Kind.LOGIN, OPERATION, user).session(session));
        return new SignIn.SignedIn(user, session);
    }

    /** REFRESH_TOKEN_AUTH: issues a new pair of tokens for an open session. */
    public SignIn.SignedIn refresh(AppClient client, SessionTicket ticket) {
        return state.decide(() -> {
            User user = owner(ticket);
            SessionRef session = pair(
                    client.settings(),
                    client.id(),
                    ticket.sessionId(),
                    ticket.authenticatedAt(),
                    now(),
                    ticket.expiresAt());
            state.commit(state.draft(Kind.TOKENS_REFRESHED, OPERATION, user).session(session));
            return new SignIn.SignedIn(user, session);
        });
    }

    /** Returns the user of a refresh token. Refuses the token if it was revoked or the user is disabled. */
    public User owner(SessionTicket ticket) {
        User user = state.withSub(ticket.userSub())
                .orElseThrow(() -> Refusal.notAuthorized("Invalid Refresh Token"))
                .user();
        if (!user.enabled()) {
            throw Refusal.notAuthorized("User is disabled.");
        }
        if (!state.sessions().live(ticket.sessionId())) {
            throw Refusal.notAuthorized("Refresh Token has been revoked");
        }
        return user;
    }

    private static SessionRef pair(
            ClientSettings client, String clientId, String sessionId, Instant since, Instant now, Instant until) {
        return new SessionRef(
                sessionId,
                clientId,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                since,
                now,
                now.plus(client.accessTokenValidity()),
                now.plus(client.idTokenValidity()),
                until);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}

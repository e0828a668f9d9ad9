package io.authflow.logout;

import io.authflow.cognito.testing.DirectPool;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.logout.cognito.CognitoSignOut;
import io.authflow.logout.domain.Logout;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealingKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Makes due logouts of one user, and runs the logout against a user pool. */
record DueLogouts(DirectPool pool, String username) {
    static final RequestId ID = new RequestId("r-1");
    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final SealingKeys KEYS = SealingKeys.generate("logout", LocalDate.EPOCH);

    Event logOut(LogoutBy by, LogoutDue due) {
        InstantSource clock = InstantSource.fixed(NOW);
        return new Logout(new CognitoSignOut(pool.calls(), pool.settings()), new JweOpener(KEYS, clock), by, clock)
                .logOut(due, null);
    }

    LogoutDue due(@Nullable Sealed token, @Nullable String user) {
        return new LogoutDue(ID, username, null, token, user, null, null, NOW, NOW);
    }

    LogoutDue ofAllSessions(@Nullable Sealed token, @Nullable String user) {
        return new LogoutDue(ID, username, null, token, user, true, null, NOW, NOW);
    }

    /** Returns the sealed token that a way to log out needs; null for logout by user name. */
    @Nullable
    Sealed token(LogoutBy by, PoolSession session) {
        SealContext context = SealContext.logoutToken(ID, username);
        return switch (by) {
            case USERNAME -> null;
            case ACCESS_TOKEN -> seal(context, session.tokens().accessToken());
            case REFRESH_TOKEN -> seal(context, session.tokens().refreshToken());
        };
    }

    private static Sealed seal(SealContext context, String secret) {
        return new JweSealer(KEYS).seal(new Secret(secret), context, NOW.plusSeconds(60));
    }
}

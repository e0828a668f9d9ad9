package io.authflow.logout.domain;

import io.authflow.contracts.Secret;
import java.util.ArrayList;
import java.util.List;

/** A user pool that accepts tokens or not, as a test says, and records the calls. */
final class FakeSessions implements UserPoolSignOut {
    private final boolean takesTokens;
    private final boolean knowsNames;
    final List<String> done = new ArrayList<>();

    FakeSessions(boolean takesTokens) {
        this(takesTokens, true);
    }

    FakeSessions(boolean takesTokens, boolean knowsNames) {
        this.takesTokens = takesTokens;
        this.knowsNames = knowsNames;
    }

    @Override
    public boolean signOutByName(String name) {
        done.add("by name " + name);
        return knowsNames;
    }

    @Override
    public boolean signOutByToken(Secret accessToken) {
        done.add("by token " + accessToken.reveal());
        return takesTokens;
    }

    @Override
    public boolean revoke(Secret refreshToken) {
        done.add("revoke " + refreshToken.reveal());
        return takesTokens;
    }
}

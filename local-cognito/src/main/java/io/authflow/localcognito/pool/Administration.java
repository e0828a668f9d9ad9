package io.authflow.localcognito.pool;

import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.settings.Secret;
import java.util.List;
import java.util.function.Consumer;

/** What an administrator does to a user, by name. */
public final class Administration {
    private final PoolState state;
    private final PasswordHasher hasher;

    Administration(PoolState state, PasswordHasher hasher) {
        this.state = state;
        this.hasher = hasher;
    }

    public void confirm(String name) {
        withUser(name, user -> {
            if (user.status() != UserStatus.UNCONFIRMED) {
                throw Refusal.notAuthorized("User cannot be confirmed. Current status is " + user.status());
            }
            state.commit(state.draft(Kind.USER_CONFIRMED, "AdminConfirmSignUp", user));
        });
    }

    public void enable(String name) {
        withUser(name, user -> state.commit(state.draft(Kind.USER_ENABLED, "AdminEnableUser", user)));
    }

    /** Disables the user and ends the user's sessions. */
    public void disable(String name) {
        withUser(name, user -> end(Kind.USER_DISABLED, "AdminDisableUser", user));
    }

    public void delete(String name) {
        withUser(name, user -> end(Kind.USER_DELETED, "AdminDeleteUser", user));
    }

    /** AdminUserGlobalSignOut: ends the user's sessions, if any. */
    public void signOut(String name) {
        withUser(name, user -> end(Kind.SIGNED_OUT, "AdminUserGlobalSignOut", user));
    }

    /**
     * Sets the password and forgets the wrong ones.
     *
     * @param permanent else the user must change it at the next sign-in
     */
    public void setPassword(String name, Secret password, boolean permanent) {
        state.settings().passwordPolicy().violation(password).ifPresent(Administration::refusePassword);
        String hash = hasher.hash(password);
        UserStatus status = permanent ? UserStatus.CONFIRMED : UserStatus.FORCE_CHANGE_PASSWORD;
        withUser(
                name,
                user -> state.commit(state.draft(Kind.PASSWORD_SET, "AdminSetUserPassword", user)
                        .status(status.name())
                        .passwordHash(hash)));
    }

    private static void refusePassword(String why) {
        throw new Refusal("InvalidPasswordException", "Password did not conform with policy: " + why);
    }

    private void end(Kind kind, String operation, User user) {
        List<String> ended = state.sessions().of(user.sub());
        state.commit(state.draft(kind, operation, user).ended(ended));
    }

    private void withUser(String name, Consumer<User> action) {
        state.decide(() -> {
            User user = state.named(name).orElseThrow(Refusal::userNotFound).user();
            action.accept(user);
            return user;
        });
    }
}

package io.authflow.localcognito.pool;

import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.settings.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Operations of an administrator on a user, by name or sub. */
public final class Administration {
    private static final String EMAIL = "email";
    private final PoolState state;
    private final PasswordHasher hasher;
    private final AttributeRules attributeRules;

    Administration(PoolState state, PasswordHasher hasher) {
        this.state = state;
        this.hasher = hasher;
        this.attributeRules = new AttributeRules(state.settings().customAttributes());
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
     * AdminUpdateUserAttributes. In an email pool, a new address replaces the old one for sign-in, and the old address
     * becomes free.
     */
    public void update(String name, Map<String, String> changes) {
        attributeRules.checkChanges(changes);
        withUser(name, user -> {
            refuseTakenAddress(user, changes.get(EMAIL));
            state.commit(state.draft(Kind.USER_UPDATED, "AdminUpdateUserAttributes", user)
                    .attributes(changed(user.attributes(), changes)));
        });
    }

    private void refuseTakenAddress(User user, @Nullable String address) {
        boolean taken = address != null
                && state.settings().emailUsernames()
                && state.named(address)
                        .filter(other -> !other.user().sub().equals(user.sub()))
                        .isPresent();
        if (taken) {
            throw new Refusal("AliasExistsException", "An account with the given email already exists.");
        }
    }

    /** Marks a changed address as not verified, unless the caller sets this mark too. */
    private static Map<String, String> changed(Map<String, String> attributes, Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        if (changes.containsKey(EMAIL)) {
            all.put(AttributeRules.EMAIL_VERIFIED, "false");
        }
        all.putAll(changes);
        return all;
    }

    /**
     * Sets the password and resets the count of wrong passwords.
     *
     * @param permanent if false, the user must change the password at the next sign-in
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
            User user = state.namedOrWithSub(name)
                    .orElseThrow(Refusal::userNotFound)
                    .user();
            action.accept(user);
            return user;
        });
    }
}

package io.authflow.localcognito.pool;

import io.authflow.localcognito.ledger.Draft;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.settings.PoolSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates users. Creation is atomic: if two calls create one name at the same time, one of them wins. */
public final class Registration {
    private final PoolState state;
    private final PasswordHasher hasher;
    private final AttributeRules attributeRules;

    Registration(PoolState state, PasswordHasher hasher) {
        this.state = state;
        this.hasher = hasher;
        this.attributeRules = new AttributeRules(state.settings().customAttributes());
    }

    /** SignUp: creates an unconfirmed user. */
    public User signUp(AppClient client, NewUser request) {
        Draft draft = checked("SignUp", request).client(client.id()).status(UserStatus.UNCONFIRMED.name());
        return create(draft, request.username(), existsMessage());
    }

    /** AdminCreateUser: creates a user who must change the password at the first sign-in. */
    public User adminCreate(NewUser request) {
        Draft draft = checked("AdminCreateUser", request).status(UserStatus.FORCE_CHANGE_PASSWORD.name());
        return create(draft, request.username(), "User account already exists");
    }

    private Draft checked(String operation, NewUser request) {
        PoolSettings settings = state.settings();
        attributeRules.check(request.attributes());
        requireEmail(settings, request.username());
        settings.passwordPolicy().violation(request.password()).ifPresent(Registration::refusePassword);
        String sub = UUID.randomUUID().toString();
        return state.draft(Kind.USER_CREATED, operation)
                .user(settings.emailUsernames() ? sub : request.username(), sub)
                .attributes(attributes(request, sub))
                .passwordHash(hasher.hash(request.password()));
    }

    private static void refusePassword(String why) {
        throw new Refusal("InvalidPasswordException", "Password did not conform with policy: " + why);
    }

    private static void requireEmail(PoolSettings settings, String username) {
        if (settings.emailUsernames() && !UsernameRule.isEmail(username)) {
            throw Refusal.invalidParameter("Username should be an email.");
        }
    }

    private Map<String, String> attributes(NewUser request, String sub) {
        Map<String, String> all = new LinkedHashMap<>(request.attributes());
        all.put("sub", sub);
        if (state.settings().emailUsernames()) {
            all.put("email", request.username());
        }
        if (all.containsKey("email")) {
            all.put(AttributeRules.EMAIL_VERIFIED, "false");
        }
        return all;
    }

    private User create(Draft draft, String name, String existsMessage) {
        return state.decide(() -> {
            if (state.named(name).isPresent()) {
                throw Refusal.userExists(existsMessage);
            }
            return created(state.commit(draft).userSub());
        });
    }

    private User created(@Nullable String sub) {
        return state.withSub(String.valueOf(sub)).orElseThrow().user();
    }

    private String existsMessage() {
        return state.settings().emailUsernames()
                ? "An account with the given email already exists."
                : "User already exists";
    }
}

package io.authflow.localcognito.http;

import io.authflow.localcognito.account.Account;
import io.authflow.localcognito.pool.Administration;
import io.authflow.localcognito.pool.NewUser;
import io.authflow.localcognito.pool.Refusal;
import io.authflow.localcognito.pool.UserPool;
import io.authflow.localcognito.settings.Secret;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

/** Operations that need IAM credentials and name their pool. */
final class AdminCalls {
    private final Account account;

    AdminCalls(Account account) {
        this.account = account;
    }

    void addTo(Map<Operation, Call> calls) {
        calls.put(Operation.ADMIN_GET_USER, this::get);
        calls.put(Operation.ADMIN_CREATE_USER, this::create);
        calls.put(Operation.ADMIN_SET_USER_PASSWORD, this::setPassword);
        calls.put(Operation.ADMIN_UPDATE_USER_ATTRIBUTES, this::update);
        calls.put(Operation.ADMIN_CONFIRM_SIGN_UP, byName(Administration::confirm));
        calls.put(Operation.ADMIN_USER_GLOBAL_SIGN_OUT, byName(Administration::signOut));
        calls.put(Operation.ADMIN_DISABLE_USER, byName(Administration::disable));
        calls.put(Operation.ADMIN_ENABLE_USER, byName(Administration::enable));
        calls.put(Operation.ADMIN_DELETE_USER, byName(Administration::delete));
    }

    private ObjectNode get(Parameters parameters) {
        String username = parameters.username();
        return UserJson.details(pool(parameters).user(username));
    }

    private ObjectNode create(Parameters parameters) {
        String username = parameters.username();
        requireSuppressed(parameters);
        Secret password = parameters.newPassword("TemporaryPassword");
        NewUser request = new NewUser(username, password, parameters.attributes("UserAttributes"));
        return UserJson.created(pool(parameters).registration().adminCreate(request));
    }

    /** Refuses requests that would send a message, because the local Cognito sends none. */
    private static void requireSuppressed(Parameters parameters) {
        if (!"SUPPRESS".equals(parameters.optional("MessageAction"))) {
            throw Refusal.invalidParameter(
                    "The local Cognito sends no messages. Give MessageAction SUPPRESS and a TemporaryPassword.");
        }
    }

    private ObjectNode setPassword(Parameters parameters) {
        String username = parameters.username();
        Secret password = parameters.newPassword("Password");
        pool(parameters).administration().setPassword(username, password, parameters.flag("Permanent"));
        return Reply.object();
    }

    private ObjectNode update(Parameters parameters) {
        String username = parameters.username();
        pool(parameters).administration().update(username, parameters.attributes("UserAttributes"));
        return Reply.object();
    }

    private Call byName(BiConsumer<Administration, String> action) {
        return parameters -> {
            String username = parameters.username();
            action.accept(pool(parameters).administration(), username);
            return Reply.object();
        };
    }

    private UserPool pool(Parameters parameters) {
        return account.pool(parameters.required("UserPoolId")).pool();
    }
}

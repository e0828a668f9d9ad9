package io.authflow.localcognito.http;

import io.authflow.localcognito.account.Account;
import io.authflow.localcognito.account.HostedPool;
import io.authflow.localcognito.pool.AppClient;
import io.authflow.localcognito.pool.NewUser;
import io.authflow.localcognito.pool.Refusal;
import io.authflow.localcognito.pool.SessionTicket;
import io.authflow.localcognito.pool.SignIn;
import io.authflow.localcognito.pool.User;
import io.authflow.localcognito.pool.UsernameRule;
import io.authflow.localcognito.settings.AuthFlow;
import io.authflow.localcognito.settings.Secret;
import io.authflow.localcognito.token.TokenSet;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * SignUp and InitiateAuth. These calls have no signature. The client id leads to the pool, and the secret hash
 * authenticates the client.
 */
final class ClientCalls {
    private static final String REFRESH_TOKEN = "REFRESH_TOKEN";
    private final Account account;

    ClientCalls(Account account) {
        this.account = account;
    }

    void addTo(Map<Operation, Call> calls) {
        calls.put(Operation.SIGN_UP, this::signUp);
        calls.put(Operation.INITIATE_AUTH, this::initiateAuth);
    }

    private ObjectNode signUp(Parameters parameters) {
        String username = parameters.username();
        Secret password = parameters.newPassword("Password");
        AppClient client = client(parameters);
        client.checkSecretHash(username, parameters.optional("SecretHash"));
        NewUser request = new NewUser(username, password, parameters.attributes("UserAttributes"));
        User user = pool(client).pool().registration().signUp(client, request);
        return Reply.object().put("UserConfirmed", false).put("UserSub", user.sub());
    }

    private ObjectNode initiateAuth(Parameters parameters) {
        AuthFlow flow = flow(parameters.required("AuthFlow"));
        AppClient client = client(parameters);
        client.requireFlow(flow);
        Parameters given = parameters.in("AuthParameters");
        return flow == AuthFlow.USER_PASSWORD_AUTH ? byPassword(client, given) : byRefreshToken(client, given);
    }

    private static AuthFlow flow(String name) {
        String canonical = name.equals(REFRESH_TOKEN) ? AuthFlow.REFRESH_TOKEN_AUTH.name() : name;
        return Arrays.stream(AuthFlow.values())
                .filter(flow -> flow.name().equals(canonical))
                .findFirst()
                .orElseThrow(() -> Refusal.invalidParameter("Auth flow not enabled for this client"));
    }

    private ObjectNode byPassword(AppClient client, Parameters given) {
        String username = authParameter(given, "USERNAME");
        Secret password = new Secret(authParameter(given, "PASSWORD"));
        UsernameRule.check(username);
        client.checkSecretHash(username, given.optional("SECRET_HASH"));
        HostedPool pool = pool(client);
        SignIn signIn = pool.pool().authentication().signIn(client, username, password);
        if (signIn instanceof SignIn.SignedIn signedIn) {
            return tokens(pool.tokens().begin(signedIn));
        }
        return challenge(signIn.user());
    }

    private ObjectNode byRefreshToken(AppClient client, Parameters given) {
        HostedPool pool = pool(client);
        SessionTicket ticket = pool.tokens()
                .refresh(authParameter(given, REFRESH_TOKEN))
                .filter(made -> made.clientId().equals(client.id()))
                .orElseThrow(() -> Refusal.notAuthorized("Invalid Refresh Token"));
        if (pool.tokens().expired(ticket.expiresAt())) {
            throw Refusal.notAuthorized("Refresh Token has expired");
        }
        User user = pool.pool().authentication().owner(ticket);
        client.checkSecretHash(user.username(), given.optional("SECRET_HASH"));
        return tokens(pool.tokens().renew(pool.pool().authentication().refresh(client, ticket)));
    }

    private static String authParameter(Parameters given, String name) {
        String value = given.optional(name);
        if (value == null) {
            throw Refusal.invalidParameter("Missing required parameter " + name);
        }
        return value;
    }

    private static ObjectNode tokens(TokenSet tokens) {
        ObjectNode result = Reply.object()
                .put("AccessToken", tokens.access().reveal())
                .put("ExpiresIn", tokens.expiresIn())
                .put("IdToken", tokens.id().reveal())
                .put("TokenType", "Bearer");
        Secret refresh = tokens.refresh();
        if (refresh != null) {
            result.put("RefreshToken", refresh.reveal());
        }
        ObjectNode reply = Reply.object();
        reply.set("AuthenticationResult", result);
        reply.putObject("ChallengeParameters");
        return reply;
    }

    private static ObjectNode challenge(User user) {
        ObjectNode reply = Reply.object()
                .put("ChallengeName", "NEW_PASSWORD_REQUIRED")
                .put("Session", UUID.randomUUID().toString());
        reply.putObject("ChallengeParameters")
                .put("USER_ID_FOR_SRP", user.username())
                .put("requiredAttributes", "[]")
                .put("userAttributes", "{}");
        return reply;
    }

    private AppClient client(Parameters parameters) {
        return account.clients().client(parameters.required("ClientId"));
    }

    private HostedPool pool(AppClient client) {
        return account.pool(client.poolId());
    }
}

package io.authflow.cognito.testing;

import io.authflow.cognito.CallLimits;
import io.authflow.cognito.CognitoClients;
import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.SecretHash;
import io.authflow.contracts.Secret;
import io.authflow.localcognito.LocalCognito;
import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.faults.Injection;
import io.authflow.localcognito.ledger.LedgerRecord;
import io.authflow.localcognito.settings.ClientCredentials;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** A user pool whose app client has a secret, with the actions of an administrator in tests. */
public final class TestPool implements AutoCloseable {
    /** A password that fits the policy of the pool. */
    public static final String PASSWORD = "testpassword123";

    /** A long time-out, because a slow test machine is no failure of Cognito. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalCognito cognito = LocalCognito.start(LocalCognitoSettings.inMemory());
    private final String poolId = cognito.createPool(PoolSettings.localRun());
    private final ClientCredentials client = cognito.createClient(poolId, ClientSettings.withSecret("test"));
    private final String clientSecret = client.secret().orElseThrow().reveal();
    private final CognitoSettings settings = new CognitoSettings(
            "eu-central-1",
            poolId,
            client.clientId(),
            new Secret(clientSecret),
            cognito.endpoint(),
            false,
            false,
            new CallLimits(PATIENCE, PATIENCE, 8));
    private final SecretHash secretHash = new SecretHash(client.clientId(), settings.clientSecret());
    private final CognitoIdentityProviderClient admin = CognitoClients.create(settings);

    /** Returns the settings of a service that uses this pool. The time-outs allow for a slow test machine. */
    public List<String> arguments() {
        return List.of(
                "--authflow.cognito.region=" + settings.region(),
                "--authflow.cognito.user-pool-id=" + poolId,
                "--authflow.cognito.client-id=" + client.clientId(),
                "--authflow.cognito.client-secret=" + clientSecret,
                "--authflow.cognito.endpoint-override=" + cognito.endpoint(),
                "--authflow.cognito.limits.attempt-timeout=20s",
                "--authflow.cognito.limits.effect-timeout=20s");
    }

    /** Adds a user who can log in with {@link #PASSWORD}. */
    public void addConfirmed(String username) {
        addUnconfirmed(username);
        admin.adminConfirmSignUp(request -> request.userPoolId(poolId).username(username));
    }

    /** Adds a user who signed up and is not confirmed. */
    public void addUnconfirmed(String username) {
        admin.signUp(request -> request.clientId(client.clientId())
                .secretHash(secretHash.of(username))
                .username(username)
                .password(PASSWORD));
    }

    public void disable(String username) {
        admin.adminDisableUser(request -> request.userPoolId(poolId).username(username));
    }

    /** Makes the pool ask for a new password at the next login. */
    public void requireNewPassword(String username) {
        admin.adminSetUserPassword(request ->
                request.userPoolId(poolId).username(username).password(PASSWORD).permanent(false));
    }

    /** Opens a session of the user outside the flow. */
    public AuthenticationResultType logIn(String username) {
        return admin.initiateAuth(request -> request.clientId(client.clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of(
                                "USERNAME", username, "PASSWORD", PASSWORD, "SECRET_HASH", secretHash.of(username))))
                .authenticationResult();
    }

    public String userStatus(String username) {
        return admin.adminGetUser(request -> request.userPoolId(poolId).username(username))
                .userStatusAsString();
    }

    /** Returns the user name of a user by name or {@code sub}. */
    public String usernameOf(String nameOrSub) {
        return admin.adminGetUser(request -> request.userPoolId(poolId).username(nameOrSub))
                .username();
    }

    public Injection inject(Fault fault) {
        return cognito.faults().inject(fault);
    }

    /** Returns the events of a user, oldest first. */
    public List<LedgerRecord> ledger(String username) {
        return cognito.ledger().records().stream()
                .filter(entry -> username.equals(entry.username()))
                .toList();
    }

    @Override
    public void close() {
        admin.close();
        cognito.close();
    }
}

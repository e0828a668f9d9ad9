package io.authflow.cognito.testing;

import io.authflow.cognito.CallLimits;
import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoClients;
import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.cognito.quota.NanoClock;
import io.authflow.cognito.quota.QuotaSettings;
import io.authflow.contracts.Secret;
import io.authflow.localcognito.LocalCognito;
import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.settings.ClientCredentials;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** A user pool for tests of an adapter without its service. */
public record DirectPool(LocalCognito cognito, CognitoSettings settings, CognitoIdentityProviderClient sdk)
        implements AutoCloseable {
    public static final Secret PASSWORD = new Secret("userpassword123");

    private static final CallLimits PATIENT = new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), 8);

    /** Returns a user name that no other test uses. */
    public static String newName() {
        return "user-" + UUID.randomUUID() + "@example.com";
    }

    public static DirectPool start() {
        return start(PoolSettings.localRun(), ClientSettings.withSecret("authflow"));
    }

    public static DirectPool start(PoolSettings pool, ClientSettings client) {
        LocalCognito cognito = LocalCognito.start(LocalCognitoSettings.inMemory());
        String poolId = cognito.createPool(pool);
        ClientCredentials credentials = cognito.createClient(poolId, client);
        Secret secret = credentials.secret().map(s -> new Secret(s.reveal())).orElse(null);
        CognitoSettings settings = new CognitoSettings(
                "us-east-1", poolId, credentials.clientId(), secret, cognito.endpoint(), false, false, PATIENT);
        return new DirectPool(cognito, settings, CognitoClients.create(settings));
    }

    public CognitoCalls calls() {
        return new CognitoCalls(sdk, new InstanceQuotas(QuotaSettings.off(), NanoClock.SYSTEM));
    }

    /** Creates a user who must change the password first. */
    public void createChallenged(String username) {
        sdk.adminCreateUser(request -> request.userPoolId(settings.userPoolId())
                .username(username)
                .temporaryPassword(PASSWORD.reveal())
                .messageAction("SUPPRESS"));
    }

    /** Creates a confirmed user with {@link #PASSWORD}. */
    public void createUser(String username) {
        createChallenged(username);
        sdk.adminSetUserPassword(request -> request.userPoolId(settings.userPoolId())
                .username(username)
                .password(PASSWORD.reveal())
                .permanent(true));
    }

    @Override
    public void close() {
        sdk.close();
        cognito.close();
    }
}

package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.PASSWORD;
import static io.authflow.localcognito.TestingClient.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Checks that the address to sign in with can change, but not the sub and the user name of the tokens. */
class ChangedAddressTest {
    private static final LocalCognito COGNITO = LocalCognito.start(LocalCognitoSettings.inMemory());
    private static final TestingClient EMAIL = in(PoolSettings.named("email").withEmailUsernames(true));
    private static final TestingClient PLAIN = in(PoolSettings.named("plain"));

    private final String address = newName() + "@example.com";
    private final String another = newName() + "@example.com";

    private static TestingClient in(PoolSettings settings) {
        String poolId = COGNITO.createPool(settings);
        return TestingClient.of(COGNITO, poolId, COGNITO.createClient(poolId, ClientSettings.withSecret("client")));
    }

    @AfterAll
    static void stop() {
        EMAIL.close();
        PLAIN.close();
        COGNITO.close();
    }

    @Test
    void theNewAddressSignsInAndTheOldOneIsUnknown() {
        EMAIL.newUser(address);
        String sub = EMAIL.adminGetUser(address).username();

        EMAIL.changeEmail(address, another);

        assertThat(EMAIL.adminGetUser(another).username()).isEqualTo(sub);
        assertThat(EMAIL.login(another)).isNotNull();
        assertThatExceptionOfType(UserNotFoundException.class).isThrownBy(() -> EMAIL.adminGetUser(address));
    }

    @Test
    void theSessionsLiveOn() {
        EMAIL.newUser(address);
        String token = EMAIL.login(address).accessToken();

        EMAIL.changeEmail(address, another);

        assertThat(EMAIL.getUser(token)).isNotNull();
    }

    @Test
    void theOldAddressIsFreeForSomebodyElse() {
        EMAIL.newUser(address);
        String sub = EMAIL.adminGetUser(address).username();
        EMAIL.changeEmail(address, another);

        EMAIL.newUser(address);

        assertThat(EMAIL.adminGetUser(address).username()).isNotEqualTo(sub);
    }

    @Test
    void anAddressThatSomebodyHasIsRefused() {
        EMAIL.newUser(address);
        EMAIL.newUser(another);

        assertThatExceptionOfType(AliasExistsException.class).isThrownBy(() -> EMAIL.changeEmail(address, another));
    }

    @Test
    void anAddressThatIsNotVerifiedSaysSo() {
        EMAIL.newUser(address);
        EMAIL.changeEmail(address, another);

        EMAIL.sdk()
                .adminUpdateUserAttributes(b -> b.userPoolId(EMAIL.poolId())
                        .username(another)
                        .userAttributes(a -> a.name("email").value(address)));

        assertThat(EMAIL.adminGetUser(address).userAttributes())
                .anyMatch(a -> a.name().equals("email_verified") && a.value().equals("false"));
    }

    @Test
    void anAdministratorNamesAUserOfAPlainPoolByItsSubToo() {
        String sub = PLAIN.signUp(address, PASSWORD).userSub();
        PLAIN.confirm(sub);
        String token = PLAIN.login(address).accessToken();

        PLAIN.adminSignOut(sub);

        assertThat(PLAIN.adminGetUser(sub).username()).isEqualTo(address);
        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> PLAIN.getUser(token));
    }
}

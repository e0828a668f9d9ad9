package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.PASSWORD;
import static io.authflow.localcognito.TestingClient.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.localcognito.settings.AuthFlow;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import io.authflow.localcognito.settings.UserExistence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** Checks behaviour that depends on the settings of a pool or a client. */
class PoolKindsTest {
    private static LocalCognito cognito;
    private static TestingClient plain;
    private static TestingClient email;
    private static TestingClient caseSensitive;

    @BeforeAll
    static void start() {
        cognito = LocalCognito.start(LocalCognitoSettings.inMemory());
        plain = in(PoolSettings.named("plain").withCustomAttributes(Set.of(PoolSettings.AUTHFLOW_REF)));
        email = in(PoolSettings.named("email").withEmailUsernames(true));
        caseSensitive = in(PoolSettings.named("case").withCaseSensitive(true));
    }

    private static TestingClient in(PoolSettings settings) {
        String poolId = cognito.createPool(settings);
        return TestingClient.of(cognito, poolId, cognito.createClient(poolId, ClientSettings.withSecret("first")));
    }

    private static TestingClient otherClient(ClientSettings settings) {
        return TestingClient.of(cognito, plain.poolId(), cognito.createClient(plain.poolId(), settings));
    }

    @AfterAll
    static void stop() {
        List.of(plain, email, caseSensitive).forEach(TestingClient::close);
        cognito.close();
    }

    @Test
    void poolIdsLookLikeCognitos() {
        assertThat(plain.poolId()).matches("local_[a-z0-9]{9}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sh0rt-1", "no-upper-1", "NO-LOWER-1", "No-Digit-x", "NoSymbol1"})
    void theDefaultPolicyAsksForEveryKind(String password) {
        assertThatExceptionOfType(InvalidPasswordException.class).isThrownBy(() -> plain.signUp(newName(), password));
    }

    @Test
    void keepsADeclaredCustomAttribute() {
        String name = newName();

        plain.signUp(name, PASSWORD, Map.of(PoolSettings.AUTHFLOW_REF, "ref"));

        assertThat(plain.adminGetUser(name).userAttributes())
                .contains(AttributeType.builder()
                        .name(PoolSettings.AUTHFLOW_REF)
                        .value("ref")
                        .build());
    }

    @Test
    void refusesACustomAttributeThatThisPoolDoesNotDeclare() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> email.signUp("a@example.com", PASSWORD, Map.of(PoolSettings.AUTHFLOW_REF, "ref")));
    }

    @Test
    void anEmailPoolGivesAUuidAsUsername() {
        String address = newName() + "@example.com";
        String sub = email.signUp(address, PASSWORD).userSub();

        AdminGetUserResponse user = email.adminGetUser(address);

        assertThat(user.username()).isEqualTo(sub);
        assertThat(user.userAttributes())
                .contains(AttributeType.builder().name("email").value(address).build());
    }

    @Test
    void anEmailPoolTakesTheAddressToSignIn() {
        String address = email.newUser(newName() + "@example.com");

        String token = email.login(address).accessToken();

        assertThat(email.getUser(token).username())
                .isEqualTo(email.adminGetUser(address).username());
    }

    @Test
    void anEmailPoolFindsAUserBySubToo() {
        String address = newName() + "@example.com";
        String sub = email.signUp(address, PASSWORD).userSub();

        assertThat(email.adminGetUser(sub).username()).isEqualTo(sub);
    }

    @Test
    void anEmailPoolRefusesTheAddressInAnotherCase() {
        String address = newName() + "@example.com";
        email.signUp(address, PASSWORD);

        assertThatExceptionOfType(UsernameExistsException.class)
                .isThrownBy(() -> email.signUp(address.toUpperCase(Locale.ROOT), PASSWORD));
    }

    @Test
    void anEmailPoolRefusesOtherNames() {
        assertThatThrownBy(() -> email.signUp(newName(), PASSWORD))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Username should be an email.");
    }

    @Test
    void anEmailPoolHashesTheStoredUsernameForARefresh() {
        String address = email.newUser(newName() + "@example.com");
        String refreshToken = email.login(address).refreshToken();
        String stored = email.adminGetUser(address).username();

        assertThat(email.refresh(refreshToken, stored).accessToken()).isNotEmpty();
    }

    @Test
    void aDeletedAddressIsFree() {
        String address = email.newUser(newName() + "@example.com");
        email.delete(address);

        assertThat(email.signUp(address, PASSWORD).userSub()).isNotEmpty();
    }

    @Test
    void aCaseSensitivePoolTellsCasesApart() {
        String name = caseSensitive.newUser();

        assertThatExceptionOfType(UserNotFoundException.class)
                .isThrownBy(() -> caseSensitive.adminGetUser(name.toUpperCase(Locale.ROOT)));
    }

    @Test
    void aLegacyClientTellsThatAUserIsUnknown() {
        try (TestingClient legacy =
                otherClient(ClientSettings.withSecret("legacy").withPreventUserExistenceErrors(UserExistence.LEGACY))) {
            assertThatExceptionOfType(UserNotFoundException.class).isThrownBy(() -> legacy.login(newName()));
        }
    }

    @Test
    void aClientWithoutSecretNeedsNoHash() {
        try (TestingClient open = otherClient(ClientSettings.withoutSecret("open"))) {
            assertThat(open.login(open.newUser()).accessToken()).isNotEmpty();
        }
    }

    @Test
    void aClientWithoutSecretTakesNoHash() {
        try (TestingClient open = otherClient(ClientSettings.withoutSecret("open"))) {
            String name = open.newUser();

            assertThatExceptionOfType(NotAuthorizedException.class)
                    .isThrownBy(() -> open.initiateAuth(name, PASSWORD, "hash"));
        }
    }

    @Test
    void aClientMayLackTheFlow() {
        try (TestingClient noFlow =
                otherClient(ClientSettings.withSecret("noFlow").withAuthFlows(Set.of(AuthFlow.REFRESH_TOKEN_AUTH)))) {
            assertThatThrownBy(() -> noFlow.login("anyone"))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageContaining("USER_PASSWORD_AUTH flow not enabled for this client");
        }
    }

    @Test
    void aRefreshTokenIsItsClientsOwn() {
        try (TestingClient other = otherClient(ClientSettings.withSecret("other"))) {
            String refreshToken = plain.login(plain.newUser()).refreshToken();

            assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(() -> other.revoke(refreshToken));
        }
    }

    @Test
    void onlyRefreshTokensCanBeRevoked() {
        String accessToken = plain.login(plain.newUser()).accessToken();

        assertThatExceptionOfType(UnsupportedTokenTypeException.class).isThrownBy(() -> plain.revoke(accessToken));
    }

    @Test
    void revokingNeedsTheSecret() {
        String token = plain.login(plain.newUser()).refreshToken();

        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> plain.sdk()
                        .revokeToken(b -> b.token(token).clientId(plain.client().clientId())));
    }

    @Test
    void usersOfOnePoolAreUnknownInAnother() {
        String name = plain.newUser();

        assertThatExceptionOfType(UserNotFoundException.class).isThrownBy(() -> caseSensitive.adminGetUser(name));
    }

    @Test
    void anAdministratorMaySetThePassword() {
        String name = plain.challengedUser();

        plain.sdk()
                .adminSetUserPassword(b -> b.userPoolId(plain.poolId())
                        .username(name)
                        .password("An0ther-Horse")
                        .permanent(true));

        assertThat(plain.initiateAuth(name, "An0ther-Horse").authenticationResult())
                .isNotNull();
    }

    @Test
    void credentialsDoNotPrint() {
        assertThat(plain.client().toString())
                .doesNotContain(plain.client().secret().orElseThrow().reveal())
                .contains("***");
    }
}

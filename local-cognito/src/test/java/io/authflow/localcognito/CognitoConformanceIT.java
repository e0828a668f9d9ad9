package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.PASSWORD;
import static io.authflow.localcognito.TestingClient.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.localcognito.pool.SecretHash;
import io.authflow.localcognito.settings.Secret;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** What authflow relies on in Cognito, asked by the real SDK; see {@link ConformanceTarget} for how to ask another pool. */
class CognitoConformanceIT {
    private static ConformanceTarget target;
    private static TestingClient pool;

    @BeforeAll
    static void find() {
        target = ConformanceTarget.find();
        pool = target.client();
    }

    @AfterAll
    static void close() {
        target.close();
    }

    @Test
    void readsAUser() {
        String name = pool.newUser();

        AdminGetUserResponse user = pool.adminGetUser(name);

        assertThat(user.username()).isEqualTo(name);
        assertThat(user.userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(user.enabled()).isTrue();
        assertThat(user.userCreateDate()).isNotNull();
        assertThat(user.userAttributes()).extracting(AttributeType::name).contains("sub");
    }

    @Test
    void readsAUserInAnotherLetterCase() {
        String name = pool.newUser();

        assertThat(pool.adminGetUser(name.toUpperCase(Locale.ROOT)).username()).isEqualTo(name);
    }

    @Test
    void readsNoUnknownUser() {
        assertThatExceptionOfType(UserNotFoundException.class).isThrownBy(() -> pool.adminGetUser(newName()));
    }

    @Test
    void knowsNoUnknownPool() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> pool.sdk()
                        .adminGetUser(b -> b.userPoolId(pool.poolId() + "x").username("anyone")));
    }

    @Test
    void signsUpUnconfirmed() {
        String name = newName();

        SignUpResponse answer = pool.signUp(name, PASSWORD);

        assertThat(answer.userConfirmed()).isFalse();
        assertThat(answer.userSub()).hasSize(36);
        assertThat(pool.adminGetUser(name).userStatus()).isEqualTo(UserStatusType.UNCONFIRMED);
    }

    @Test
    void leavesEmailUnverified() {
        String name = newName();
        pool.signUp(name, PASSWORD, Map.of("email", name + "@example.com"));

        pool.confirm(name);

        assertThat(pool.adminGetUser(name).userAttributes())
                .contains(AttributeType.builder()
                        .name("email_verified")
                        .value("false")
                        .build());
    }

    @Test
    void refusesSignUpWithoutSecretHash() {
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> pool.sdk()
                        .signUp(b -> b.clientId(pool.client().clientId())
                                .username(newName())
                                .password(PASSWORD)));
    }

    @Test
    void refusesSignUpWithTheSecretHashOfAnotherName() {
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> pool.sdk()
                        .signUp(b -> b.clientId(pool.client().clientId())
                                .secretHash(pool.secretHash("another"))
                                .username(newName())
                                .password(PASSWORD)));
    }

    @Test
    void refusesASecondSignUp() {
        String name = newName();
        pool.signUp(name, PASSWORD);

        assertThatExceptionOfType(UsernameExistsException.class).isThrownBy(() -> pool.signUp(name, PASSWORD));
    }

    @Test
    void refusesASecondSignUpInAnotherLetterCase() {
        String name = newName();
        pool.signUp(name, PASSWORD);

        assertThatExceptionOfType(UsernameExistsException.class)
                .isThrownBy(() -> pool.signUp(name.toUpperCase(Locale.ROOT), PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short1", "ONLY-UPPER-1", "no-digit-here"})
    void refusesAPasswordAgainstThePolicy(String password) {
        assertThatExceptionOfType(InvalidPasswordException.class).isThrownBy(() -> pool.signUp(newName(), password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aB3-5", "With 1 space", " Leading1-", "Tab\tinside1"})
    void refusesAPasswordAgainstTheApi(String password) {
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> pool.signUp(newName(), password));
    }

    @Test
    void takesAPasswordOf256() {
        String name = newName();
        String password = PASSWORD + "x".repeat(256 - PASSWORD.length());
        pool.signUp(name, password);
        pool.confirm(name);

        assertThat(pool.initiateAuth(name, password).authenticationResult()).isNotNull();
    }

    @Test
    void refusesAPasswordOf257() {
        String password = PASSWORD + "x".repeat(257 - PASSWORD.length());

        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> pool.signUp(newName(), password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "line\nbreak", "\u202Eoverride", "nul\u0000"})
    void refusesAUsernameOutsideThePattern(String name) {
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> pool.signUp(name, PASSWORD));
    }

    @Test
    void refusesAUsernameOf129() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> pool.signUp("n".repeat(129), PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoe\u0308-", "Zo\u00EB-", "\uD83D\uDE00-", "<b>&\"'-"})
    void keepsAUsernameExactly(String prefix) {
        String name = pool.newUser(prefix + newName());

        assertThat(pool.adminGetUser(name).username()).isEqualTo(name);
    }

    @Test
    void refusesAnAttributeThatThePoolDoesNotDeclare() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> pool.signUp(newName(), PASSWORD, Map.of("custom:undeclared", "x")));
    }

    @Test
    void refusesToConfirmTwice() {
        String name = pool.newUser();

        assertThatThrownBy(() -> pool.confirm(name))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Current status is CONFIRMED");
    }

    @Test
    void refusesToConfirmAnUnknownUser() {
        assertThatExceptionOfType(UserNotFoundException.class).isThrownBy(() -> pool.confirm(newName()));
    }

    @Test
    void signsIn() {
        AuthenticationResultType tokens = pool.login(pool.newUser());

        assertThat(tokens.accessToken()).isNotEmpty();
        assertThat(tokens.idToken()).isNotEmpty();
        assertThat(tokens.refreshToken()).isNotEmpty();
        assertThat(tokens.expiresIn()).isBetween(300, 86_400);
        assertThat(tokens.tokenType()).isEqualTo("Bearer");
    }

    @Test
    void refusesAWrongPassword() {
        String name = pool.newUser();

        assertThatThrownBy(() -> pool.initiateAuth(name, "Wr0ng-Horse"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
    }

    @Test
    void masksAnUnknownUser() {
        assertThatThrownBy(() -> pool.login(newName()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
    }

    @ParameterizedTest
    @ValueSource(strings = {PASSWORD, "Wr0ng-Horse"})
    void tellsThatAUserIsUnconfirmedWhateverThePassword(String password) {
        String name = newName();
        pool.signUp(name, PASSWORD);

        assertThatExceptionOfType(UserNotConfirmedException.class).isThrownBy(() -> pool.initiateAuth(name, password));
    }

    @Test
    void refusesADisabledUser() {
        String name = pool.newUser();
        pool.disable(name);

        assertThatThrownBy(() -> pool.login(name))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("disabled");
    }

    @Test
    void takesAnEnabledUserAgain() {
        String name = pool.newUser();
        pool.disable(name);
        pool.enable(name);

        assertThat(pool.login(name)).isNotNull();
    }

    @Test
    void refusesSignInWithoutSecretHash() {
        String name = pool.newUser();

        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> pool.initiateAuth(name, PASSWORD, null));
    }

    @Test
    void refusesSignInWithTheHashOfAnotherSecret() {
        String name = pool.newUser();
        String hash = SecretHash.of(new Secret("another"), name, pool.client().clientId());

        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> pool.initiateAuth(name, PASSWORD, hash));
    }

    @Test
    void hashesTheUsernameExactlyAsSent() {
        String name = pool.newUser();
        String upper = name.toUpperCase(Locale.ROOT);

        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> pool.initiateAuth(upper, PASSWORD, pool.secretHash(name)));
    }

    @Test
    void challengesAUserWhoMustChangeThePassword() {
        InitiateAuthResponse answer = pool.initiateAuth(pool.challengedUser(), PASSWORD);

        assertThat(answer.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(answer.session()).isNotEmpty();
        assertThat(answer.authenticationResult()).isNull();
    }

    @Test
    void refusesAnUnknownClient() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> pool.sdk()
                        .signUp(b -> b.clientId("0123456789abcdefghijklmnop")
                                .username(newName())
                                .password(PASSWORD)));
    }

    @Test
    void refreshesTokens() {
        String name = pool.newUser();
        String refreshToken = pool.login(name).refreshToken();

        AuthenticationResultType fresh = pool.refresh(refreshToken, name);

        assertThat(fresh.refreshToken()).isNull();
        assertThat(pool.getUser(fresh.accessToken()).username()).isEqualTo(name);
    }

    @Test
    void refusesARefreshWithAWrongSecretHash() {
        String name = pool.newUser();
        String refreshToken = pool.login(name).refreshToken();

        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> pool.refresh(refreshToken, "another"));
    }

    @Test
    void signsOutEverySession() {
        String name = pool.newUser();
        AuthenticationResultType first = pool.login(name);
        AuthenticationResultType second = pool.login(name);

        pool.globalSignOut(first.accessToken());

        assertRevoked(first);
        assertRevoked(second);
    }

    @Test
    void refusesASecondGlobalSignOut() {
        String token = pool.login(pool.newUser()).accessToken();
        pool.globalSignOut(token);

        assertThatThrownBy(() -> pool.globalSignOut(token))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Access Token has been revoked");
    }

    @Test
    void refusesGlobalSignOutWithABadToken() {
        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> pool.globalSignOut("a.bad.token"));
    }

    @Test
    void refusesGlobalSignOutWithAnIdToken() {
        String idToken = pool.login(pool.newUser()).idToken();

        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> pool.globalSignOut(idToken));
    }

    @Test
    void signsOutByName() {
        String name = pool.newUser();
        AuthenticationResultType tokens = pool.login(name);

        pool.adminSignOut(name);

        assertRevoked(tokens);
    }

    @Test
    void signsOutByNameAgain() {
        String name = pool.newUser();
        pool.adminSignOut(name);

        pool.adminSignOut(name);

        assertThat(pool.login(name)).isNotNull();
    }

    @Test
    void signsOutNoUnknownName() {
        assertThatExceptionOfType(UserNotFoundException.class).isThrownBy(() -> pool.adminSignOut(newName()));
    }

    @Test
    void revokesOneSessionOnly() {
        String name = pool.newUser();
        AuthenticationResultType ended = pool.login(name);
        AuthenticationResultType other = pool.login(name);

        pool.revoke(ended.refreshToken());

        assertRevoked(ended);
        assertThat(pool.getUser(other.accessToken()).username()).isEqualTo(name);
    }

    @Test
    void revokesTheRefreshedAccessTokensToo() {
        String name = pool.newUser();
        AuthenticationResultType tokens = pool.login(name);
        AuthenticationResultType fresh = pool.refresh(tokens.refreshToken(), name);

        pool.revoke(tokens.refreshToken());

        assertRevoked(fresh);
    }

    @Test
    void revokesAgain() {
        AuthenticationResultType tokens = pool.login(pool.newUser());
        pool.revoke(tokens.refreshToken());

        pool.revoke(tokens.refreshToken());

        assertRevoked(tokens);
    }

    @Test
    void refreshesNoRevokedSession() {
        String name = pool.newUser();
        String refreshToken = pool.login(name).refreshToken();
        pool.revoke(refreshToken);

        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> pool.refresh(refreshToken, name));
    }

    @Test
    void refusesToRevokeABadToken() {
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> pool.revoke("bad"));
    }

    @Test
    void deletesAUser() {
        String name = pool.newUser();

        pool.delete(name);

        assertThatExceptionOfType(UserNotFoundException.class).isThrownBy(() -> pool.adminGetUser(name));
    }

    private static void assertRevoked(AuthenticationResultType tokens) {
        assertThatThrownBy(() -> pool.getUser(tokens.accessToken()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Access Token has been revoked");
    }
}

package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.PASSWORD;
import static io.authflow.localcognito.TestingClient.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** Checks how users are created and read, as far as authflow relies on it. */
class RegistrationConformanceIT extends CognitoConformance {
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
    void refusesAnUnknownClient() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> pool.sdk()
                        .signUp(b -> b.clientId("0123456789abcdefghijklmnop")
                                .username(newName())
                                .password(PASSWORD)));
    }
}

package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.PASSWORD;
import static io.authflow.localcognito.TestingClient.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.localcognito.pool.SecretHash;
import io.authflow.localcognito.settings.Secret;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;

/** Checks how sessions begin and are refreshed, as far as authflow relies on it. */
class SignInConformanceIT extends CognitoConformance {
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
}

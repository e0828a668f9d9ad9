package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Checks how sessions end and users are removed, as far as authflow relies on it. */
class SignOutConformanceIT extends CognitoConformance {
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

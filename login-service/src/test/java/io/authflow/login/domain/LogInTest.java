package io.authflow.login.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.sealing.JweOpener;
import io.authflow.contracts.sealing.JweSealer;
import io.authflow.contracts.sealing.SealContext;
import io.authflow.contracts.sealing.SealContext.Purpose;
import io.authflow.contracts.sealing.SealingKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogInTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String NAME = "user@example.com";
    private static final RequestId ID = new RequestId("r-1");
    private static final SealingKeys LOGIN = SealingKeys.generate("login", LocalDate.EPOCH);
    private static final SealingKeys LOGOUT = SealingKeys.generate("logout", LocalDate.EPOCH);
    private static final Session SESSION = new Session(new Secret("access"), new Secret("refresh"), 3600);

    private final List<String> tried = new ArrayList<>();

    @Test
    void noTokenTravelsWhereLogoutIsByName() {
        assertThat(logIn(LogoutBy.USERNAME, SESSION)).isEqualTo(new LoggedIn(ID, NAME, null, 3600, 60));
    }

    @ParameterizedTest
    @CsvSource({"ACCESS_TOKEN, access", "REFRESH_TOKEN, refresh"})
    void theOneTokenThatLogoutUsesTravelsSealedToIt(LogoutBy logoutBy, String token) {
        LoggedIn event = logIn(logoutBy, SESSION);

        assertThat(open(event.logoutToken(), NOW)).isEqualTo(new Secret(token));
    }

    @Test
    void theTokenOutlivesTheLongestSession() {
        LoggedIn event = logIn(LogoutBy.ACCESS_TOKEN, SESSION);

        assertThat(open(event.logoutToken(), NOW.plusSeconds(86_400))).isEqualTo(new Secret("access"));
    }

    @Test
    void aSessionWithoutARefreshTokenGoesOnWithoutOne() {
        LoggedIn event = logIn(LogoutBy.REFRESH_TOKEN, new Session(new Secret("access"), null, 3600));

        assertThat(event.logoutToken()).isNull();
    }

    @Test
    void thePasswordIsOpenedForTheCall() {
        logIn(LogoutBy.USERNAME, SESSION);

        assertThat(tried).containsExactly("user@example.com userpassword123");
    }

    @Test
    void aPasswordSealedForAnotherRequestIsNotTried() {
        UserFound moved = new UserFound(new RequestId("r-2"), NAME, event().password(), 60);

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> step(LogoutBy.USERNAME, SESSION).logIn(moved))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.CONTEXT_MISMATCH);
        assertThat(tried).isEmpty();
    }

    @Test
    void aSessionPrintsNoToken() {
        assertThat(SESSION.toString()).doesNotContain("access,").doesNotContain("refresh,");
    }

    private LoggedIn logIn(LogoutBy logoutBy, Session session) {
        return (LoggedIn) step(logoutBy, session).logIn(event());
    }

    private LogIn step(LogoutBy logoutBy, Session session) {
        Logins pool = (username, password) -> {
            tried.add(username + " " + password.reveal());
            return session;
        };
        InstantSource clock = InstantSource.fixed(NOW);
        return new LogIn(
                pool, new JweOpener(LOGIN, clock), logoutBy, new JweSealer(LOGOUT), LogIn.TOKEN_LIFE_DEFAULT, clock);
    }

    private static Secret open(@Nullable Sealed token, Instant when) {
        assertThat(token).isNotNull();
        return new JweOpener(LOGOUT, InstantSource.fixed(when))
                .open(token, new SealContext("logout", Purpose.LOGOUT_TOKEN, ID, NAME));
    }

    private static UserFound event() {
        Sealed login = new JweSealer(LOGIN)
                .seal(
                        new Secret("userpassword123"),
                        new SealContext("login", Purpose.PASSWORD, ID, NAME),
                        NOW.plusSeconds(60));
        return new UserFound(ID, NAME, new Password.SealedCopies(null, login), 60);
    }
}

package io.authflow.login.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Progress;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.ReplyKeyPair;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealContext.Purpose;
import io.authflow.sealing.SealingKeys;
import io.authflow.sealing.Tokens;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoginTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String NAME = "user@example.com";
    private static final RequestId ID = new RequestId("r-1");
    private static final SealingKeys LOGIN = SealingKeys.generate("login", LocalDate.EPOCH);
    private static final SealingKeys LOGOUT = SealingKeys.generate("logout", LocalDate.EPOCH);
    private static final Tokens TOKENS =
            new Tokens(new Secret("access"), new Secret("id"), new Secret("refresh"), 3600);

    private final List<String> tried = new ArrayList<>();

    @Test
    void noTokenTravelsWhereLogoutIsByName() {
        assertThat(logIn(LogoutBy.USERNAME, TOKENS)).isEqualTo(new LoggedIn(ID, NAME, null, 3600, 60));
    }

    @ParameterizedTest
    @CsvSource({"ACCESS_TOKEN, access", "REFRESH_TOKEN, refresh"})
    void theOneTokenThatLogoutUsesTravelsSealedToIt(LogoutBy logoutBy, String token) {
        LoggedIn event = logIn(logoutBy, TOKENS);

        assertThat(open(event.logoutToken(), NOW)).isEqualTo(new Secret(token));
    }

    @Test
    void theTokenOutlivesTheLongestSession() {
        LoggedIn event = logIn(LogoutBy.ACCESS_TOKEN, TOKENS);

        assertThat(open(event.logoutToken(), NOW.plusSeconds(86_400))).isEqualTo(new Secret("access"));
    }

    @Test
    void aSessionWithoutARefreshTokenGoesOnWithoutOne() {
        LoggedIn event = logIn(LogoutBy.REFRESH_TOKEN, new Tokens(new Secret("access"), null, null, 3600));

        assertThat(event.logoutToken()).isNull();
    }

    @Test
    void theRequesterGetsTheTokensSealedToItsReplyKey() {
        ReplyKeyPair requester = ReplyKeyPair.generate();

        LoggedIn event = (LoggedIn) step(LogoutBy.USERNAME, TOKENS)
                .logIn(event(requester.publicKey(), requester.publicKey()), Progress.NONE);

        assertThat(event.tokens()).isNotNull();
        assertThat(requester.open(event.tokens(), ID, NAME, InstantSource.fixed(NOW)))
                .isEqualTo(TOKENS);
    }

    @Test
    void tokensTooLongForAnEventDoNotKeepTheSessionFromItsEnd() {
        Tokens huge = new Tokens(new Secret("a".repeat(30_000)), null, null, 3600);
        ReplyKey replyKey = ReplyKeyPair.generate().publicKey();

        LoggedIn event = (LoggedIn) step(LogoutBy.USERNAME, huge).logIn(event(replyKey, replyKey), Progress.NONE);

        assertThat(event.tokens()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = LogoutBy.class,
            names = {"ACCESS_TOKEN", "REFRESH_TOKEN"})
    void nobodyIsLoggedInWhoseLogoutTokenCouldNotBeSealed(LogoutBy logoutBy) {
        Login withoutLogoutKey = step(logoutBy, TOKENS, LOGIN);

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> withoutLogoutKey.logIn(event(), Progress.NONE))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.MISCONFIGURED);
        assertThat(tried).isEmpty();
    }

    @Test
    void aLoginNeedsNoKeyToSealToWhereLogoutIsByName() {
        assertThat(step(LogoutBy.USERNAME, TOKENS, LOGIN).logIn(event(), Progress.NONE))
                .isInstanceOf(LoggedIn.class);
    }

    @Test
    void whoWantsToLogInOnlyDoesNotLearnFromAPasswordThatCannotBeOpened() {
        UserFound moved = new UserFound(new RequestId("r-2"), NAME, event().password(), 60, Intent.LOGIN, null);

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> step(LogoutBy.USERNAME, TOKENS).logIn(moved, Progress.NONE))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.NOT_AUTHORIZED);
    }

    @Test
    void nobodyGetsTheTokensWhereTheRequestNamedNoReplyKey() {
        assertThat(logIn(LogoutBy.USERNAME, TOKENS).tokens()).isNull();
    }

    @Test
    void aPasswordBesideAnotherReplyKeyIsNotTried() {
        ReplyKey sealedFor = ReplyKeyPair.generate().publicKey();
        ReplyKey swapped = ReplyKeyPair.generate().publicKey();

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> step(LogoutBy.USERNAME, TOKENS).logIn(event(sealedFor, swapped), Progress.NONE))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.CONTEXT_MISMATCH);
        assertThat(tried).isEmpty();
    }

    @Test
    void thePasswordIsOpenedForTheCall() {
        logIn(LogoutBy.USERNAME, TOKENS);

        assertThat(tried).containsExactly("user@example.com userpassword123");
    }

    @Test
    void aPasswordSealedForAnotherRequestIsNotTried() {
        UserFound moved = new UserFound(new RequestId("r-2"), NAME, event().password(), 60);

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> step(LogoutBy.USERNAME, TOKENS).logIn(moved, Progress.NONE))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.CONTEXT_MISMATCH);
        assertThat(tried).isEmpty();
    }

    @Test
    void tokensPrintAsStars() {
        assertThat(TOKENS).hasToString("Tokens[accessToken=***, idToken=***, refreshToken=***, expiresIn=3600]");
    }

    private LoggedIn logIn(LogoutBy logoutBy, Tokens tokens) {
        return (LoggedIn) step(logoutBy, tokens).logIn(event(), Progress.NONE);
    }

    private Login step(LogoutBy logoutBy, Tokens tokens) {
        return step(logoutBy, tokens, LOGOUT);
    }

    private Login step(LogoutBy logoutBy, Tokens tokens, SealingKeys sealedTo) {
        InstantSource clock = InstantSource.fixed(NOW);
        return new Login(
                pool(tokens),
                new JweOpener(LOGIN, clock),
                logoutBy,
                new JweSealer(sealedTo),
                Login.TOKEN_LIFE_DEFAULT,
                clock);
    }

    private UserPoolLogin pool(Tokens tokens) {
        return (username, password) -> {
            tried.add(username + " " + password.reveal());
            return new OpenedSession(tokens, null);
        };
    }

    private static Secret open(@Nullable Sealed token, Instant when) {
        assertThat(token).isNotNull();
        return new JweOpener(LOGOUT, InstantSource.fixed(when))
                .open(token, new SealContext("logout", Purpose.LOGOUT_TOKEN, ID, NAME));
    }

    private static UserFound event() {
        return event(null, null);
    }

    private static UserFound event(@Nullable ReplyKey sealedFor, @Nullable ReplyKey carried) {
        Sealed login = new JweSealer(LOGIN)
                .seal(
                        new Secret("userpassword123"),
                        SealContext.password("login", ID, NAME, sealedFor),
                        NOW.plusSeconds(60));
        return new UserFound(ID, NAME, new Password.SealedCopies(null, login), 60, Intent.AUTO, carried);
    }
}

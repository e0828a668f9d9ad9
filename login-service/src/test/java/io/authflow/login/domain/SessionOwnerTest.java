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
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.ReplyKeyPair;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.Sealer;
import io.authflow.sealing.SealingKeys;
import io.authflow.sealing.Tokens;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that every session that a login may have opened gets a logout. */
class SessionOwnerTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(120);
    private static final String NAME = "user@example.com";
    private static final String SUB = "7f6d3c0e-1111-4222-8333-444455556666";
    private static final RequestId ID = new RequestId("r-1");
    private static final SealingKeys LOGIN = SealingKeys.generate("login", LocalDate.EPOCH);
    private static final SealingKeys LOGOUT = SealingKeys.generate("logout", LocalDate.EPOCH);
    private static final Tokens TOKENS =
            new Tokens(new Secret("access"), new Secret("id"), new Secret("refresh"), 3600);
    private static final Secret TOO_LONG = new Secret("t".repeat(25_000));

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void theImmutableNameTravelsInClear(LogoutBy by) {
        assertThat(logIn(by, TOKENS, Progress.NONE).user()).isEqualTo(SUB);
    }

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void oneLoginEndsOneSession(LogoutBy by) {
        assertThat(logIn(by, TOKENS, Progress.NONE).allSessions()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Progress.class,
            names = {"UNCERTAIN", "BEGUN"})
    void allSessionsEndIfAnEarlierAttemptMayHaveOpenedOne(Progress progress) {
        assertThat(logIn(LogoutBy.REFRESH_TOKEN, TOKENS, progress).allSessions())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = LogoutBy.class,
            names = {"USERNAME", "ACCESS_TOKEN"})
    void aLogoutThatEndsAllSessionsAnywayIsNotToldTo(LogoutBy by) {
        assertThat(logIn(by, TOKENS, Progress.UNCERTAIN).allSessions()).isNull();
    }

    @Test
    void aTokenTooLongForAnEventIsLeftOutAndAllSessionsEnd() {
        Tokens tokens = new Tokens(new Secret("access"), null, TOO_LONG, 3600);

        LoggedIn event = logIn(LogoutBy.REFRESH_TOKEN, tokens, Progress.NONE);

        assertThat(event.logoutToken()).isNull();
        assertThat(event.allSessions()).isTrue();
        assertThat(event.user()).isEqualTo(SUB);
    }

    @Test
    void anAccessTokenTooLongForAnEventIsLeftOut() {
        LoggedIn event = logIn(LogoutBy.ACCESS_TOKEN, new Tokens(TOO_LONG, null, null, 3600), Progress.NONE);

        assertThat(event.logoutToken()).isNull();
        assertThat(event.user()).isEqualTo(SUB);
    }

    @Test
    void anEventStaysReadableWhateverTheTokensTake() {
        Secret nearlyTooLong = new Secret("t".repeat(23_500));
        ReplyKey replyKey = ReplyKeyPair.generate().publicKey();
        Tokens tokens = new Tokens(new Secret("a"), null, nearlyTooLong, 3600);

        LoggedIn event = (LoggedIn) step(LogoutBy.REFRESH_TOKEN, tokens, new JweSealer(LOGOUT), NOW)
                .logIn(event(Intent.AUTO, replyKey), Progress.NONE);

        assertThat(event.logoutToken()).isNotNull();
        assertThat(EventJson.write(event)).hasSizeLessThanOrEqualTo(EventJson.VALUE_BYTES_MAX);
        assertThat(EventJson.read(EventJson.write(event), LoggedIn.class)).isEqualTo(event);
    }

    @Test
    void nothingFailsAfterTheLogin() {
        Tokens nonsense = new Tokens(new Secret("access"), null, new Secret("refresh"), -1);

        LoggedIn event = (LoggedIn)
                step(LogoutBy.REFRESH_TOKEN, nonsense, failing(), NOW).logIn(event(Intent.AUTO, null), Progress.NONE);

        assertThat(event).isEqualTo(new LoggedIn(ID, NAME, null, null, SUB, true, 0, 60));
    }

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void aLoginThatIsGivenUpIsFollowedByASignOutIfItMayHaveOpenedASession(LogoutBy by) {
        Login step = step(by, TOKENS, new JweSealer(LOGOUT), NOW.plusNanos(999));

        assertThat(step.afterGivingUp(event(Intent.AUTO, null), Progress.UNCERTAIN, FailureCode.UNAVAILABLE))
                .contains(LogoutDue.afterUncertainLogin(ID, NAME, FailureCode.UNAVAILABLE, NOW));
    }

    @Test
    void aLoginThatIsGivenUpIsNotFollowedByASignOutIfItOpenedNone() {
        Login step = step(LogoutBy.USERNAME, TOKENS, new JweSealer(LOGOUT), NOW);

        assertThat(step.afterGivingUp(event(Intent.AUTO, null), Progress.NONE, FailureCode.UNAVAILABLE))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Intent.class,
            names = {"AUTO", "LOGIN"})
    void aPasswordThatExpiredAfterAnUncertainLoginIsFollowedByASignOut(Intent intent) {
        FailureCode code = intent == Intent.LOGIN ? FailureCode.NOT_AUTHORIZED : FailureCode.EXPIRED;

        assertThat(step(LogoutBy.USERNAME, TOKENS, new JweSealer(LOGOUT), LATER)
                        .logIn(event(intent, null), Progress.UNCERTAIN))
                .isEqualTo(LogoutDue.afterUncertainLogin(ID, NAME, code, LATER));
    }

    @ParameterizedTest
    @EnumSource(
            value = Intent.class,
            names = {"AUTO", "LOGIN"})
    void aPasswordWhoseKeyIsGoneAfterAnUncertainLoginIsFollowedByASignOut(Intent intent) {
        FailureCode code = intent == Intent.LOGIN ? FailureCode.NOT_AUTHORIZED : FailureCode.CANNOT_OPEN;

        assertThat(withoutTheKey().logIn(event(intent, null), Progress.UNCERTAIN))
                .isEqualTo(LogoutDue.afterUncertainLogin(ID, NAME, code, NOW));
    }

    @Test
    void aPasswordWhoseKeyIsGoneBeforeAnyLoginIsRefused() {
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> withoutTheKey().logIn(event(Intent.AUTO, null), Progress.NONE))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.CANNOT_OPEN);
    }

    @Test
    void aPasswordThatExpiredBeforeAnyLoginIsRefused() {
        assertRefused(event(Intent.AUTO, null), Progress.NONE, FailureCode.EXPIRED);
    }

    @Test
    void aPasswordThatNeverCouldBeOpenedSignsNobodyOut() {
        UserFound moved = new UserFound(
                new RequestId("r-2"), NAME, event(Intent.AUTO, null).password(), 60);

        assertRefused(moved, Progress.UNCERTAIN, FailureCode.CONTEXT_MISMATCH);
    }

    @Test
    void aPasswordThatThePoolRefusesSignsNobodyOut() {
        Login step = refusing(new CredentialsRefusedException("the test says so"));

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> step.logIn(event(Intent.AUTO, null), Progress.UNCERTAIN))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.NOT_AUTHORIZED);
    }

    /** NOT_AUTHORIZED is here the refusal of a Lambda trigger, which says nothing about the password. */
    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {
                "NOT_AUTHORIZED",
                "CHALLENGE_REQUIRED",
                "PASSWORD_RESET_REQUIRED",
                "USER_NOT_CONFIRMED",
                "LIMIT_EXCEEDED",
                "INVALID_PARAMETER"
            })
    void aRefusalThatProvesNothingAboutThePasswordIsFollowedByASignOut(FailureCode code) {
        Login step = refusing(new StepException(code, "the test says so"));

        assertThat(step.logIn(event(Intent.AUTO, null), Progress.UNCERTAIN))
                .isEqualTo(LogoutDue.afterUncertainLogin(ID, NAME, code, NOW));
    }

    @ParameterizedTest
    @CsvSource({"CHALLENGE_REQUIRED, NONE", "COGNITO_UNAVAILABLE, NONE", "COGNITO_UNAVAILABLE, UNCERTAIN"})
    void aFailureThatLeavesNoSessionOrIsRetriedIsFollowedByNoSignOut(FailureCode code, Progress progress) {
        Login step = refusing(new StepException(code, "the test says so"));

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> step.logIn(event(Intent.AUTO, null), progress))
                .extracting(StepException::code)
                .isEqualTo(code);
    }

    private static Login refusing(StepException refusal) {
        return new Login(
                (username, password) -> {
                    throw refusal;
                },
                new JweOpener(LOGIN, InstantSource.fixed(NOW)),
                LogoutBy.USERNAME,
                new JweSealer(LOGOUT),
                Login.TOKEN_LIFE_DEFAULT,
                InstantSource.fixed(NOW));
    }

    private static void assertRefused(UserFound event, Progress progress, FailureCode code) {
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> step(LogoutBy.USERNAME, TOKENS, new JweSealer(LOGOUT), LATER)
                        .logIn(event, progress))
                .extracting(StepException::code)
                .isEqualTo(code);
    }

    private static LoggedIn logIn(LogoutBy by, Tokens tokens, Progress progress) {
        return (LoggedIn) step(by, tokens, new JweSealer(LOGOUT), NOW).logIn(event(Intent.AUTO, null), progress);
    }

    private static Login step(LogoutBy by, Tokens tokens, Sealer sealer, Instant now) {
        InstantSource clock = InstantSource.fixed(now);
        return new Login(
                (username, password) -> new OpenedSession(tokens, SUB),
                new JweOpener(LOGIN, clock),
                by,
                sealer,
                Login.TOKEN_LIFE_DEFAULT,
                clock);
    }

    private static Login withoutTheKey() {
        InstantSource clock = InstantSource.fixed(NOW);
        return new Login(
                (username, password) -> new OpenedSession(TOKENS, SUB),
                new JweOpener(SealingKeys.generate("login", LocalDate.EPOCH.plusDays(1)), clock),
                LogoutBy.REFRESH_TOKEN,
                new JweSealer(LOGOUT),
                Login.TOKEN_LIFE_DEFAULT,
                clock);
    }

    private static Sealer failing() {
        return new Sealer() {
            @Override
            public Sealed seal(Secret secret, SealContext context, Instant expiresAt) {
                throw new IllegalStateException("the test says so");
            }

            @Override
            public void requireKeyOf(String audience) {
                // there was one a moment ago
            }
        };
    }

    private static UserFound event(Intent intent, @Nullable ReplyKey replyKey) {
        Sealed login = new JweSealer(LOGIN)
                .seal(new Secret("pw"), SealContext.password("login", ID, NAME, replyKey), NOW.plusSeconds(60));
        return new UserFound(ID, NAME, new Password.SealedCopies(null, login), 60, intent, replyKey);
    }
}

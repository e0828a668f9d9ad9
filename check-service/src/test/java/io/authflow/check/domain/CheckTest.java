package io.authflow.check.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.Step;
import io.authflow.contracts.StepException;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.event.UserNotFound;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.ReplyKeyPair;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealContext.Purpose;
import io.authflow.sealing.SealingException;
import io.authflow.sealing.SealingKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final RequestId ID = new RequestId("r-1");
    private static final String NAME = "user@example.com";
    private static final UserRef USER = new UserRef("u".repeat(43));
    private static final ReplyKey REPLY_KEY = ReplyKeyPair.generate().publicKey();
    private static final SealingKeys SIGNUP = SealingKeys.generate("signup", LocalDate.EPOCH);
    private static final SealingKeys LOGIN = SealingKeys.generate("login", LocalDate.EPOCH);
    private static final Password.SealedCopies COPIES =
            new Password.SealedCopies(new Sealed("s.s.s.s.s"), new Sealed("l.l.l.l.l"));

    @Test
    void aUserThatExistsGoesOnToLogin() {
        Event event = check(name -> true).check(new AuthRequested(ID, NAME, COPIES, 60), USER);

        assertThat(event).isEqualTo(new UserFound(ID, NAME, COPIES, 60));
    }

    @Test
    void aUserThatDoesNotExistGoesOnToSignup() {
        Event event = check(name -> false).check(new AuthRequested(ID, NAME, COPIES, 60), USER);

        assertThat(event).isEqualTo(new UserNotFound(ID, NAME, COPIES, 60));
    }

    @Test
    void whoWantsToLogInOnlyIsAnsweredAsForAWrongPassword() {
        Event event = check(name -> false).check(request(Intent.LOGIN), USER);

        assertThat(event).isEqualTo(new AuthFailed(ID, USER, Step.LOGIN, FailureCode.NOT_AUTHORIZED));
    }

    @Test
    void whoWantsToSignUpOnlyIsNotLoggedIn() {
        Event event = check(name -> true).check(request(Intent.SIGNUP), USER);

        assertThat(event).isEqualTo(new AuthFailed(ID, USER, Step.SIGNUP, FailureCode.NOT_AUTHORIZED));
    }

    @Test
    void replyKeyAndIntentGoOn() {
        assertThat(check(name -> true).check(request(Intent.LOGIN), USER))
                .isEqualTo(new UserFound(ID, NAME, COPIES, 60, Intent.LOGIN, REPLY_KEY));
        assertThat(check(name -> false).check(request(Intent.SIGNUP), USER))
                .isEqualTo(new UserNotFound(ID, NAME, COPIES, 60, Intent.SIGNUP, REPLY_KEY));
    }

    @Test
    void aPlainPasswordIsBoundToTheReplyKeyOfItsRequest() {
        AuthRequested plain = new AuthRequested(
                ID, NAME, new Password.Plain(new Secret("userpassword123")), 60, Intent.AUTO, REPLY_KEY);

        UserNotFound event = (UserNotFound) check(name -> false).check(plain, USER);

        assertThat(new JweOpener(LOGIN, InstantSource.fixed(NOW))
                        .open(event.password().login(), SealContext.password("login", ID, NAME, REPLY_KEY)))
                .isEqualTo(new Secret("userpassword123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signup", "login"})
    void aPlainPasswordIsSealedToEachServiceThatNeedsIt(String audience) {
        UserNotFound event = (UserNotFound) check(name -> false).check(plain(), USER);

        assertThat(open(event, audience, NOW)).isEqualTo(new Secret("userpassword123"));
    }

    @Test
    void aPlainPasswordIsSealedForAsLongAsTheSettingSays() {
        UserNotFound event = (UserNotFound) check(name -> false).check(plain(), USER);

        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> open(event, "login", NOW.plus(Duration.ofHours(24))))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.EXPIRED);
    }

    @Test
    void aFailedLookupIsPassedOn() {
        UserDirectory failing = name -> {
            throw new StepException(FailureCode.THROTTLED, "throttled");
        };

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> check(failing).check(plain(), USER))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.THROTTLED);
    }

    @Test
    void aLifeOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Check(name -> true, new JweSealer(LOGIN), Duration.ZERO, InstantSource.system()));
    }

    private static AuthRequested request(Intent intent) {
        return new AuthRequested(ID, NAME, COPIES, 60, intent, REPLY_KEY);
    }

    private static AuthRequested plain() {
        return new AuthRequested(ID, NAME, new Password.Plain(new Secret("userpassword123")), 60);
    }

    private static Check check(UserDirectory users) {
        return new Check(
                users, new JweSealer(SIGNUP.and(LOGIN)), Check.PASSWORD_LIFE_DEFAULT, InstantSource.fixed(NOW));
    }

    private static Secret open(UserNotFound event, String audience, Instant when) {
        Sealed copy = audience.equals("login")
                ? event.password().login()
                : event.password().signup();
        return new JweOpener(SIGNUP.and(LOGIN), InstantSource.fixed(when))
                .open(copy, new SealContext(audience, Purpose.PASSWORD, ID, NAME));
    }
}

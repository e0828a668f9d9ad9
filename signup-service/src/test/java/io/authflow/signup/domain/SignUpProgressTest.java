package io.authflow.signup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.authflow.contracts.CallLease;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.LeaseEndedException;
import io.authflow.contracts.Progress;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.SignedUp;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.event.UserNotFound;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealingKeys;
import io.authflow.signup.domain.PoolUser.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a sign-up continues after a failed attempt, and which user it names to logout-service. */
class SignUpProgressTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final String NAME = "user@example.com";
    private static final String SUB = "7f6d3c0e-1111-4222-8333-444455556666";
    private static final RequestId ID = new RequestId("r-1");
    private static final SealingKeys SIGNUP = SealingKeys.generate("signup", LocalDate.EPOCH);
    private static final FlowRefs REFS = FlowRefs.keyed(new KeyedHash(new byte[32]));
    private static final String OURS = Objects.requireNonNull(REFS.of(ID));
    private static final String CONFIRMED = "confirm " + NAME;

    @ParameterizedTest
    @EnumSource(
            value = Progress.class,
            names = {"NONE", "UNCERTAIN"})
    void aNewUserIsNamedAsTheSignUpSaid(Progress progress) {
        FakeSignUps pool = new FakeSignUps(SignUpAnswer.created(SUB), null);

        assertThat(user(signUp(pool, REFS, progress))).isEqualTo(SUB);
    }

    @Test
    void ourOwnUserOfAnEarlierAttemptIsNamedAsThePoolSays() {
        FakeSignUps pool = new FakeSignUps(SignUpAnswer.EXISTS, new PoolUser(Status.CONFIRMED, SUB, OURS));

        assertThat(user(signUp(pool, REFS, Progress.UNCERTAIN))).isEqualTo(SUB);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a b"})
    void aUserWhomThePoolDoesNotNameIsSignedUpAllTheSame(@Nullable String sub) {
        FakeSignUps pool = new FakeSignUps(SignUpAnswer.created(sub), null);

        assertThat(signUp(pool, REFS, Progress.NONE)).isEqualTo(new SignedUp(ID, NAME, 60));
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {"COGNITO_UNAVAILABLE", "THROTTLED", "MISCONFIGURED"})
    void aConfirmationThatFailsSaysThatTheUserIsCreated(FailureCode code) {
        FakeSignUps pool = new FakeSignUps(SignUpAnswer.created(SUB), null)
                .failingToConfirm(new StepException(code, Progress.UNCERTAIN, "the test says so"));

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> signUp(pool, REFS, Progress.NONE))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.progress()).isEqualTo(Progress.BEGUN))
                .withMessage("the test says so");
    }

    /** Without a mark, the next attempt could not tell this user from a stranger. */
    @Test
    void aLookUpThatFailsAfterASignUpWithoutCodeSaysThatTheUserIsCreated() {
        FakeSignUps pool = new FakeSignUps(SignUpAnswer.CREATED_WITHOUT_CODE, null).failingToFind(leaseEnded());

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> signUp(pool, FlowRefs.none(), Progress.NONE))
                .isNotInstanceOf(LeaseEndedException.class)
                .extracting(StepException::progress)
                .isEqualTo(Progress.BEGUN);
    }

    @Test
    void aConfirmationForWhichTheLeaseHasEndedSaysThatTheUserIsCreated() {
        FakeSignUps pool = new FakeSignUps(SignUpAnswer.created(SUB), null).failingToConfirm(leaseEnded());

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> signUp(pool, REFS, Progress.NONE))
                .isNotInstanceOf(LeaseEndedException.class)
                .extracting(StepException::progress)
                .isEqualTo(Progress.BEGUN);
    }

    @Test
    void aLookUpOfSomebodyElsesUserForWhichTheLeaseHasEndedHadNoEffect() {
        FakeSignUps pool = new FakeSignUps(SignUpAnswer.EXISTS, null).failingToFind(leaseEnded());

        assertThatExceptionOfType(LeaseEndedException.class).isThrownBy(() -> signUp(pool, REFS, Progress.NONE));
    }

    private static LeaseEndedException leaseEnded() {
        return catchThrowableOfType(
                LeaseEndedException.class,
                () -> CallLease.during(() -> false, () -> {
                    CallLease.require("the call");
                    return "sent";
                }));
    }

    @ParameterizedTest
    @MethodSource("begun")
    void aSignUpThatHasBegunGoesOnWithTheConfirmation(FlowRefs refs, @Nullable String mark) {
        FakeSignUps pool = inPool(Status.UNCONFIRMED, mark);

        assertThat(user(signUp(pool, refs, Progress.BEGUN))).isEqualTo(SUB);
        assertThat(pool.done).containsExactly(CONFIRMED);
    }

    @ParameterizedTest
    @MethodSource("begun")
    void aSignUpThatHasBegunIsDoneIfTheUserIsConfirmed(FlowRefs refs, @Nullable String mark) {
        FakeSignUps pool = inPool(Status.CONFIRMED, mark);

        assertThat(user(signUp(pool, refs, Progress.BEGUN))).isEqualTo(SUB);
        assertThat(pool.done).isEmpty();
    }

    static Stream<Arguments> begun() {
        return Stream.of(Arguments.of(REFS, OURS), Arguments.of(FlowRefs.none(), null));
    }

    @Test
    void somebodyElseWhoHasTheNameByNowIsNotConfirmed() {
        FakeSignUps pool = inPool(Status.UNCONFIRMED, "another");

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> signUp(pool, REFS, Progress.BEGUN))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.SIGNUP_UNCERTAIN);
        assertThat(pool.done).isEmpty();
    }

    @Test
    void somebodyElseWhoIsConfirmedByNowGoesOnToLogin() {
        assertThat(signUp(inPool(Status.CONFIRMED, "another"), REFS, Progress.BEGUN))
                .isInstanceOf(UserFound.class);
    }

    @ParameterizedTest
    @EnumSource
    void aUserWhoIsNotFoundYetIsLookedForAgain(Progress progress) {
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> signUp(new FakeSignUps(SignUpAnswer.EXISTS, null), REFS, progress))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.COGNITO_UNAVAILABLE);
    }

    private static FakeSignUps inPool(Status status, @Nullable String mark) {
        return new FakeSignUps(SignUpAnswer.EXISTS, new PoolUser(status, SUB, mark));
    }

    private static Event signUp(UserPoolSignUp pool, FlowRefs refs, Progress progress) {
        return new SignUp(pool, new JweOpener(SIGNUP, CLOCK), refs).signUp(event(), progress);
    }

    private static @Nullable String user(Event event) {
        return ((SignedUp) event).user();
    }

    private static UserNotFound event() {
        Sealed password = new JweSealer(SIGNUP)
                .seal(new Secret("pw"), SealContext.password("signup", ID, NAME, null), NOW.plusSeconds(60));
        return new UserNotFound(ID, NAME, new Password.SealedCopies(password, new Sealed("l.l.l.l.l")), 60);
    }
}

package io.authflow.signup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.Progress;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.SignedUp;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.event.UserNotFound;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.Opener;
import io.authflow.sealing.ReplyKeyPair;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealingKeys;
import io.authflow.signup.domain.PoolUser.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String NAME = "user@example.com";
    private static final RequestId ID = new RequestId("r-1");
    private static final SealingKeys KEYS = SealingKeys.generate("signup", LocalDate.EPOCH);
    private static final Opener OPENER = new JweOpener(KEYS, InstantSource.fixed(NOW));
    private static final FlowRefs REFS = FlowRefs.keyed(new KeyedHash(new byte[32]));
    private static final String OURS = Objects.requireNonNull(REFS.of(ID));
    private static final UserNotFound EVENT = event(NAME, null);
    private static final SignedUp SIGNED_UP = new SignedUp(ID, NAME, 60);
    private static final UserFound FOUND = new UserFound(ID, NAME, EVENT.password(), 60);
    private static final String CONFIRMED = "confirm " + NAME;

    @Test
    void aNewUserIsSignedUpThenConfirmed() {
        FakeSignUps pool = new FakeSignUps(SignUpAnswer.created(null), null);

        Event event = signUp(pool, REFS);

        assertThat(event).isEqualTo(SIGNED_UP);
        assertThat(pool.done).containsExactly("sign up user@example.com with userpassword123", CONFIRMED);
    }

    @Test
    void aNewUserIsMarkedWithItsRequest() {
        FakeSignUps pool = new FakeSignUps(SignUpAnswer.created(null), null);

        signUp(pool, REFS);

        assertThat(pool.flowRef).isEqualTo(OURS).isNotEqualTo(REFS.of(new RequestId("r-2")));
    }

    @Test
    void aNewUserIsNotMarkedWhereThePoolKeepsNoMarks() {
        FakeSignUps pool = new FakeSignUps(SignUpAnswer.created(null), null);

        signUp(pool, FlowRefs.none());

        assertThat(pool.flowRef).isNull();
    }

    @Test
    void ourOwnPendingUserIsConfirmed() {
        FakeSignUps pool = existing(Status.UNCONFIRMED, OURS);

        Event event = signUp(pool, REFS);

        assertThat(event).isEqualTo(SIGNED_UP);
        assertThat(pool.done).contains(CONFIRMED);
    }

    @Test
    void ourOwnConfirmedUserIsSignedUp() {
        FakeSignUps pool = existing(Status.CONFIRMED, OURS);

        Event event = signUp(pool, REFS);

        assertThat(event).isEqualTo(SIGNED_UP);
        assertThat(pool.done).doesNotContain(CONFIRMED);
    }

    @Test
    void aConfirmedUserOfAnotherRequestGoesOnToLogin() {
        assertThat(signUp(existing(Status.CONFIRMED, "another"), REFS)).isEqualTo(FOUND);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"CONFIRMED", "OTHER"})
    void anUnmarkedUserGoesOnToLogin(Status status) {
        assertThat(signUp(existing(status, null), REFS)).isEqualTo(FOUND);
    }

    @Test
    void ourUserWithAPasswordToBeResetGoesOnToLogin() {
        assertThat(signUp(existing(Status.OTHER, OURS), REFS)).isEqualTo(FOUND);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "another")
    void aPendingUserThatIsNotOursIsNeverConfirmed(@Nullable String mark) {
        assertUncertain(existing(Status.UNCONFIRMED, mark), REFS);
    }

    @Test
    void aPendingUserIsNeverConfirmedWhereThePoolKeepsNoMarks() {
        assertUncertain(existing(Status.UNCONFIRMED, null), FlowRefs.none());
    }

    @Test
    void aUserCreatedWithoutItsCodeIsConfirmed() {
        FakeSignUps pool =
                new FakeSignUps(SignUpAnswer.CREATED_WITHOUT_CODE, new PoolUser(Status.UNCONFIRMED, null, OURS));

        Event event = signUp(pool, REFS);

        assertThat(event).isEqualTo(SIGNED_UP);
        assertThat(pool.done).contains(CONFIRMED);
    }

    @Test
    void aUserCreatedWithoutItsCodeIsConfirmedWhereThePoolKeepsNoMarks() {
        FakeSignUps pool =
                new FakeSignUps(SignUpAnswer.CREATED_WITHOUT_CODE, new PoolUser(Status.UNCONFIRMED, null, null));

        assertThat(signUp(pool, FlowRefs.none())).isEqualTo(SIGNED_UP);
    }

    @Test
    void aPendingUserWithoutOurMarkIsNotConfirmedEvenIfCognitoSaysItCreatedOne() {
        assertUncertain(
                new FakeSignUps(SignUpAnswer.CREATED_WITHOUT_CODE, new PoolUser(Status.UNCONFIRMED, null, "another")),
                REFS);
    }

    @Test
    void aPasswordSealedForAnotherUserIsNotUsed() {
        FakeSignUps pool = new FakeSignUps(SignUpAnswer.created(null), null);
        UserNotFound moved = new UserNotFound(ID, "other@example.com", EVENT.password(), 60);

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> step(pool, REFS).signUp(moved, Progress.NONE))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.CONTEXT_MISMATCH);
        assertThat(pool.done).isEmpty();
    }

    @Test
    void aRaceIsLostForGoodByWhoWantsToSignUpOnly() {
        UserNotFound event = new UserNotFound(ID, NAME, EVENT.password(), 60, Intent.SIGNUP, null);

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(
                        () -> step(existing(Status.CONFIRMED, "another"), REFS).signUp(event, Progress.NONE))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.NOT_AUTHORIZED);
    }

    @Test
    void whoWantsToSignUpOnlyDoesNotLearnFromAPasswordThatCannotBeOpened() {
        UserNotFound moved = new UserNotFound(new RequestId("r-2"), NAME, EVENT.password(), 60, Intent.SIGNUP, null);

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> step(new FakeSignUps(SignUpAnswer.created(null), null), REFS)
                        .signUp(moved, Progress.NONE))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.NOT_AUTHORIZED);
    }

    @Test
    void theReplyKeyGoesOnToLogin() {
        ReplyKey replyKey = ReplyKeyPair.generate().publicKey();

        Event event = step(existing(Status.CONFIRMED, null), REFS).signUp(event(NAME, replyKey), Progress.NONE);

        assertThat(((UserFound) event).replyKey()).isEqualTo(replyKey);
    }

    @Test
    void aPasswordBesideAnotherReplyKeyIsNotUsed() {
        FakeSignUps pool = new FakeSignUps(SignUpAnswer.created(null), null);
        ReplyKey another = ReplyKeyPair.generate().publicKey();
        UserNotFound moved = new UserNotFound(ID, NAME, EVENT.password(), 60, Intent.AUTO, another);

        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> step(pool, REFS).signUp(moved, Progress.NONE))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.CONTEXT_MISMATCH);
        assertThat(pool.done).isEmpty();
    }

    private static void assertUncertain(FakeSignUps pool, FlowRefs refs) {
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> signUp(pool, refs))
                .extracting(StepException::code)
                .isEqualTo(FailureCode.SIGNUP_UNCERTAIN);
        assertThat(pool.done).doesNotContain(CONFIRMED);
    }

    private static Event signUp(UserPoolSignUp pool, FlowRefs refs) {
        return step(pool, refs).signUp(EVENT, Progress.NONE);
    }

    private static SignUp step(UserPoolSignUp pool, FlowRefs refs) {
        return new SignUp(pool, OPENER, refs);
    }

    private static FakeSignUps existing(Status status, @Nullable String flowRef) {
        return new FakeSignUps(SignUpAnswer.EXISTS, new PoolUser(status, null, flowRef));
    }

    private static UserNotFound event(String username, @Nullable ReplyKey replyKey) {
        Sealed signup = new JweSealer(KEYS)
                .seal(
                        new Secret("userpassword123"),
                        SealContext.password("signup", ID, username, replyKey),
                        NOW.plusSeconds(60));
        return new UserNotFound(
                ID, username, new Password.SealedCopies(signup, new Sealed("l.l.l.l.l")), 60, Intent.AUTO, replyKey);
    }
}

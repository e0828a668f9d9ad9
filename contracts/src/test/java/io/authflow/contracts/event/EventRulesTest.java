package io.authflow.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Step;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests rules about several fields of an event. {@code SchemasTest} tests single fields. */
class EventRulesTest {
    private static final RequestId ID = new RequestId("request-1");
    private static final Sealed SEALED = new Sealed("a.b.c.d.e");
    private static final Password.SealedCopies BOTH = new Password.SealedCopies(SEALED, SEALED);
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void theTypesAreThoseOfTheSealedInterface() {
        List<Class<?>> events = Arrays.stream(EventType.values())
                .<Class<?>>map(EventType::event)
                .toList();

        assertThat(events).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @EnumSource
    void aTypeIsFoundByItsTopicAndByItsRecord(EventType type) {
        assertThat(EventType.ofTopic(type.topic())).contains(type);
        assertThat(EventType.of(type.event())).isEqualTo(type);
    }

    @Test
    void aFoundUserCarriesLoginsCopyOnly() {
        assertThat(new UserFound(ID, "a", BOTH, 1).password().signup()).isNull();
    }

    @Test
    void aFoundUserCannotCarrySignupsCopy() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserFound(ID, "a", true, BOTH, 1, null, null));
    }

    @Test
    void aUserNotFoundCarriesSignupsCopy() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserNotFound(ID, "a", BOTH.forLogin(), 1));
    }

    @Test
    void aSessionIsNotDueBeforeItOpened() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogoutDue(ID, "a", null, null, NOW, NOW.minusNanos(1)));
    }

    @Test
    void aSessionThatEndsAloneLeavesTheFieldOut() {
        LogoutDue due = new LogoutDue(ID, "a", null, null, null, false, null, NOW, NOW);

        assertThat(due).isEqualTo(new LogoutDue(ID, "a", null, null, NOW, NOW));
        assertThat(due.endsAllSessions()).isFalse();
    }

    @Test
    void aLogoutKeepsWhomItConcernsWhenItIsDueAtAnotherTime() {
        LogoutDue due = new LogoutDue(ID, "a", null, SEALED, "b", true, FailureCode.EXPIRED, NOW, NOW);

        assertThat(due.withDueAt(NOW.plusSeconds(1)))
                .isEqualTo(
                        new LogoutDue(ID, "a", null, SEALED, "b", true, FailureCode.EXPIRED, NOW, NOW.plusSeconds(1)));
    }

    @Test
    void aLogoutAfterAnUncertainLoginIsDueAtOnceAndEndsAllSessions() {
        LogoutDue due = LogoutDue.afterUncertainLogin(ID, "a", FailureCode.UNAVAILABLE, NOW);

        assertThat(due.endsAllSessions()).isTrue();
        assertThat(due.loginError()).isEqualTo(FailureCode.UNAVAILABLE);
        assertThat(due.openedAt()).isEqualTo(NOW).isEqualTo(due.dueAt());
    }

    @ParameterizedTest
    @EnumSource
    void aFailureRepeatsItsCodeInTheFieldOfItsStepOnly(Step step) {
        AuthFailed failed = new AuthFailed(ID, null, step, FailureCode.EXPIRED);

        assertThat(failed.signupError() != null).isEqualTo(step == Step.SIGNUP);
        assertThat(failed.loginError() != null).isEqualTo(step == Step.LOGIN);
        assertThat(failed.logoutError() != null).isEqualTo(step == Step.LOGOUT);
    }

    @Test
    void aFailureCannotRepeatAnotherCode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthFailed(
                        ID, null, Step.LOGIN, FailureCode.EXPIRED, null, null, FailureCode.INTERNAL, null, null, null));
    }

    @Test
    void aPlaceIsWhole() {
        AuthFailed failed = new AuthFailed(ID, null, Step.CHECK, FailureCode.INVALID_FIELD);

        assertThat(failed.at(3, 41).partition()).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> failed.at(-1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthFailed(
                        ID, null, Step.CHECK, FailureCode.INVALID_FIELD, null, null, null, null, 3, null));
    }

    @Test
    void aUserNameMayHave128CharactersOfAnyPlane() {
        assertThat(Username.isValid("\ud83d\ude80".repeat(128))).isTrue();
        assertThat(Username.isValid("\ud83d\ude80".repeat(129))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "a\u0000"})
    void anImmutableNameThatCognitoWouldNotTakeIsLeftOut(String user) {
        assertThat(new SignedUp(ID, "a", user, 1)).isEqualTo(new SignedUp(ID, "a", 1));
        assertThat(new LoggedIn(ID, "a", null, null, user, null, 1, 1)).isEqualTo(new LoggedIn(ID, "a", null, 1, 1));
        assertThat(new LogoutDue(ID, "a", null, null, user, null, null, NOW, NOW))
                .isEqualTo(new LogoutDue(ID, "a", null, null, NOW, NOW));
    }

    @Test
    void anImmutableNameIsKeptAsItIs() {
        String longest = "\u0130".repeat(128);

        assertThat(new SignedUp(ID, "a", longest, 1).user()).isEqualTo(longest);
    }

    @Test
    void aUserNameIsKeptAsItIs() {
        assertThat(new SignedUp(ID, "cafe\u0301\u0130", 1).username()).isEqualTo("cafe\u0301\u0130");
    }
}

package io.authflow.logout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.LoggedOut;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.SignedUp;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealContext.Purpose;
import io.authflow.sealing.SealingKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogoutTest {
    private static final Instant OPENED = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant DUE = OPENED.plusSeconds(120);
    private static final Instant ENDED = DUE.plusMillis(30);
    private static final String NAME = "user@example.com";
    private static final String BY_NAME = "by name " + NAME;
    private static final RequestId ID = new RequestId("r-1");
    private static final UserRef USER = new UserRef("u".repeat(43));
    private static final SealingKeys KEYS = SealingKeys.generate("logout", LocalDate.EPOCH);
    private static final Sealed TOKEN = seal(ID, ENDED.plusSeconds(1));

    private final FakeSessions taking = new FakeSessions(true);
    private final FakeSessions notTaking = new FakeSessions(false);

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void aLogoutTellsWhenTheSessionOpenedWasDueAndEnded(LogoutBy logoutBy) {
        LoggedOut event = logOut(taking, logoutBy, null, TOKEN);

        assertThat(event).isEqualTo(new LoggedOut(ID, USER, "success", null, OPENED, DUE, ENDED));
    }

    @Test
    void aLogoutOfASessionThatBeganWithASignUpSaysSo() {
        LoggedOut event = logOut(taking, LogoutBy.USERNAME, SignedUp.CREATED_AND_CONFIRMED, null);

        assertThat(event.signup()).isEqualTo("created_and_confirmed");
    }

    @ParameterizedTest
    @CsvSource({"USERNAME, by name user@example.com", "ACCESS_TOKEN, by token token", "REFRESH_TOKEN, revoke token"})
    void aSessionEndsInTheWayThatIsSet(LogoutBy logoutBy, String done) {
        logOut(taking, logoutBy, null, TOKEN);

        assertThat(taking.done).containsExactly(done);
    }

    @ParameterizedTest
    @EnumSource(
            value = LogoutBy.class,
            names = {"ACCESS_TOKEN", "REFRESH_TOKEN"})
    void aTokenThatIsNotTakenIsFollowedByALogoutByName(LogoutBy logoutBy) {
        logOut(notTaking, logoutBy, null, TOKEN);

        assertThat(notTaking.done).hasSize(2).endsWith(BY_NAME);
    }

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void aSessionWithoutItsTokenEndsByName(LogoutBy logoutBy) {
        logOut(taking, logoutBy, null, null);

        assertThat(taking.done).containsExactly(BY_NAME);
    }

    @ParameterizedTest
    @EnumSource(
            value = LogoutBy.class,
            names = {"ACCESS_TOKEN", "REFRESH_TOKEN"})
    void aTokenSealedForAnotherFlowIsNotUsed(LogoutBy logoutBy) {
        logOut(taking, logoutBy, null, seal(new RequestId("r-2"), ENDED.plusSeconds(1)));

        assertThat(taking.done).containsExactly(BY_NAME);
    }

    @ParameterizedTest
    @EnumSource(
            value = LogoutBy.class,
            names = {"ACCESS_TOKEN", "REFRESH_TOKEN"})
    void aTokenSealedForATimeThatHasPassedIsNotUsed(LogoutBy logoutBy) {
        logOut(taking, logoutBy, null, seal(ID, OPENED));

        assertThat(taking.done).containsExactly(BY_NAME);
    }

    @Test
    void aSignUpHasNoTokensToRevoke() {
        logOut(taking, LogoutBy.REFRESH_TOKEN, SignedUp.CREATED_AND_CONFIRMED, null);

        assertThat(taking.done).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = LogoutBy.class,
            names = {"USERNAME", "ACCESS_TOKEN"})
    void aSignUpEndsByNameWhereAllSessionsEnd(LogoutBy logoutBy) {
        logOut(taking, logoutBy, SignedUp.CREATED_AND_CONFIRMED, null);

        assertThat(taking.done).containsExactly(BY_NAME);
    }

    private static LoggedOut logOut(
            UserPoolSignOut pool, LogoutBy logoutBy, @Nullable String signup, @Nullable Sealed token) {
        InstantSource clock = InstantSource.fixed(ENDED);
        return (LoggedOut) new Logout(pool, new JweOpener(KEYS, clock), logoutBy, clock)
                .logOut(new LogoutDue(ID, NAME, signup, token, OPENED, DUE), USER);
    }

    private static Sealed seal(RequestId requestId, Instant expiresAt) {
        return new JweSealer(KEYS)
                .seal(new Secret("token"), new SealContext("logout", Purpose.LOGOUT_TOKEN, requestId, NAME), expiresAt);
    }
}

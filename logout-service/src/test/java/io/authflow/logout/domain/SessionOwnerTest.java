package io.authflow.logout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.Step;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.LoggedOut;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.SignedUp;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealingKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which user a logout signs out, and what it publishes if there is no such user. */
class SessionOwnerTest {
    private static final Instant OPENED = Instant.parse("2026-11-28T12:00:00Z");
    private static final String NAME = "user@example.com";
    private static final String SUB = "7f6d3c0e-1111-4222-8333-444455556666";
    private static final RequestId ID = new RequestId("r-1");
    private static final UserRef USER_REF = new UserRef("u".repeat(43));
    private static final SealingKeys KEYS = SealingKeys.generate("logout", LocalDate.EPOCH);
    private static final Sealed TOKEN = seal(SealContext.logoutToken(ID, NAME), "token");
    private static final AuthFailed NOT_FOUND = new AuthFailed(ID, USER_REF, Step.LOGOUT, FailureCode.USER_NOT_FOUND);

    private final FakeSessions pool = new FakeSessions(true);
    private final FakeSessions empty = new FakeSessions(false, false);

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void theImmutableNameIsSignedOut(LogoutBy by) {
        logOut(pool, by, due(null, SUB));

        assertThat(pool.done).containsExactly("by name " + SUB);
    }

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void aUserWhoIsNotFoundByTheImmutableNameIsGoneWithTheSessions(LogoutBy by) {
        assertThat(logOut(empty, by, due(TOKEN, SUB))).isInstanceOf(LoggedOut.class);
    }

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void aUserWhoIsNotFoundByTheNameInTheRequestMayHaveAnotherName(LogoutBy by) {
        assertThat(logOut(empty, by, due(TOKEN, null))).isEqualTo(NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "a\u0000"})
    void aNameThatCognitoWouldRefuseForEverIsNotUsed(String name) {
        logOut(pool, LogoutBy.USERNAME, due(null, name));

        assertThat(pool.done).containsExactly("by name " + NAME);
    }

    @Test
    void anUnfitNameIsNoProofThatTheUserIsGone() {
        assertThat(logOut(empty, LogoutBy.USERNAME, due(null, "a b"))).isEqualTo(NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"ACCESS_TOKEN, by token token", "REFRESH_TOKEN, revoke token"})
    void allSessionsEndAfterTheOneOfTheTokenIfAnEarlierAttemptMayHaveLeftOne(LogoutBy by, String first) {
        LogoutDue due = new LogoutDue(ID, NAME, null, TOKEN, SUB, true, null, OPENED, OPENED);

        assertThat(logOut(pool, by, due)).isInstanceOf(LoggedOut.class);
        assertThat(pool.done).containsExactly(first, "by name " + SUB);
    }

    @Test
    void allSessionsEndAfterASignUpToo() {
        LogoutDue due = new LogoutDue(ID, NAME, SignedUp.CREATED_AND_CONFIRMED, null, SUB, true, null, OPENED, OPENED);

        logOut(pool, LogoutBy.REFRESH_TOKEN, due);

        assertThat(pool.done).containsExactly("by name " + SUB);
    }

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void aLoginThatWasGivenUpEndsAsFailedAfterTheSignOut(LogoutBy by) {
        LogoutDue due = LogoutDue.afterUncertainLogin(ID, NAME, FailureCode.UNAVAILABLE, OPENED);

        assertThat(logOut(pool, by, due)).isEqualTo(new AuthFailed(ID, USER_REF, Step.LOGIN, FailureCode.UNAVAILABLE));
        assertThat(pool.done).containsExactly("by name " + NAME);
    }

    @Test
    void aLoginThatWasGivenUpSaysSoIfNobodyHasTheName() {
        LogoutDue due = LogoutDue.afterUncertainLogin(ID, NAME, FailureCode.UNAVAILABLE, OPENED);

        assertThat(logOut(empty, LogoutBy.USERNAME, due)).isEqualTo(NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void aSessionWhoseUserReferenceIsUnknownEndsToo(LogoutBy by) {
        Event event = logOut(pool, by, due(TOKEN, SUB), null);

        assertThat(event)
                .isInstanceOfSatisfying(
                        LoggedOut.class, out -> assertThat(out.userRef()).isNull());
        assertThat(pool.done).isNotEmpty();
    }

    private static LogoutDue due(@Nullable Sealed token, @Nullable String user) {
        return new LogoutDue(ID, NAME, null, token, user, null, null, OPENED, OPENED);
    }

    private static Event logOut(UserPoolSignOut pool, LogoutBy by, LogoutDue due) {
        return logOut(pool, by, due, USER_REF);
    }

    private static Event logOut(UserPoolSignOut pool, LogoutBy by, LogoutDue due, @Nullable UserRef userRef) {
        InstantSource clock = InstantSource.fixed(OPENED);
        return new Logout(pool, new JweOpener(KEYS, clock), by, clock).logOut(due, userRef);
    }

    private static Sealed seal(SealContext context, String secret) {
        return new JweSealer(KEYS).seal(new Secret(secret), context, OPENED.plusSeconds(60));
    }
}

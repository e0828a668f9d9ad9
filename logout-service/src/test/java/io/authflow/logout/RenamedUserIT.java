package io.authflow.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cognito.testing.DirectPool;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.LoggedOut;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests a user of an email pool who changes the address during a session. Another user then takes the old address. */
class RenamedUserIT {
    private static final DirectPool POOL =
            DirectPool.start(PoolSettings.localRun().withEmailUsernames(true), ClientSettings.withSecret("authflow"));

    private final String address = DirectPool.newName();
    private final DueLogouts logouts = new DueLogouts(POOL, address);
    private final String sub;
    private final PoolSession session;

    RenamedUserIT() {
        POOL.createUser(address);
        sub = POOL.sdk()
                .adminGetUser(request ->
                        request.userPoolId(POOL.settings().userPoolId()).username(address))
                .username();
        session = PoolSession.open(POOL, address);
    }

    @BeforeEach
    void changeTheAddress() {
        POOL.sdk()
                .adminUpdateUserAttributes(request -> request.userPoolId(
                                POOL.settings().userPoolId())
                        .username(address)
                        .userAttributes(
                                email -> email.name("email").value(DirectPool.newName()),
                                verified -> verified.name("email_verified").value("true")));
    }

    @AfterAll
    static void stop() {
        POOL.close();
    }

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void theSessionEndsAndTheOneOfWhoTookTheAddressLivesOn(LogoutBy by) {
        POOL.createUser(address);
        PoolSession others = PoolSession.open(POOL, address);

        Event end = logouts.logOut(by, logouts.due(logouts.token(by, session), sub));

        assertThat(end).isInstanceOf(LoggedOut.class);
        assertThat(session.isOpen()).isFalse();
        assertThat(session.canBeRefreshed(sub)).isFalse();
        assertThat(others.isOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void theSessionEndsWithoutItsTokenToo(LogoutBy by) {
        Event end = logouts.logOut(by, logouts.due(null, sub));

        assertThat(end).isInstanceOf(LoggedOut.class);
        assertThat(session.isOpen()).isFalse();
        assertThat(session.canBeRefreshed(sub)).isFalse();
    }

    @Test
    void aLogoutThatKnowsOnlyTheAddressSaysThatItFoundNobody() {
        Event end = logouts.logOut(LogoutBy.USERNAME, logouts.due(null, null));

        assertThat(end).isEqualTo(new AuthFailed(DueLogouts.ID, null, Step.LOGOUT, FailureCode.USER_NOT_FOUND));
        assertThat(session.isOpen()).isTrue();
    }
}

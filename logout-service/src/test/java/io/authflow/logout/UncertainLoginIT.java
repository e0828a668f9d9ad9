package io.authflow.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cognito.testing.DirectPool;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.LoggedOut;
import io.authflow.contracts.event.LogoutDue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests logouts after an uncertain login. The first attempt opened a session, but its answer was lost. A second attempt
 * may have opened another session.
 */
class UncertainLoginIT {
    private static final DirectPool POOL = DirectPool.start();

    private final String name = DirectPool.newName();
    private final DueLogouts logouts = new DueLogouts(POOL, name);
    private final PoolSession lost;

    UncertainLoginIT() {
        POOL.createUser(name);
        lost = PoolSession.open(POOL, name);
    }

    @AfterAll
    static void stop() {
        POOL.close();
    }

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void bothSessionsEndWithTheFlow(LogoutBy by) {
        PoolSession known = PoolSession.open(POOL, name);

        Event end = logouts.logOut(by, logouts.ofAllSessions(logouts.token(by, known), name));

        assertThat(end).isInstanceOf(LoggedOut.class);
        assertThat(known.isOpen()).isFalse();
        assertThat(lost.isOpen()).isFalse();
        assertThat(lost.canBeRefreshed(name)).isFalse();
    }

    @Test
    void aSingleSessionEndsAloneIfNoOtherWasLost() {
        PoolSession known = PoolSession.open(POOL, name);
        LogoutBy by = LogoutBy.REFRESH_TOKEN;

        logouts.logOut(by, logouts.due(logouts.token(by, known), name));

        assertThat(known.isOpen()).isFalse();
        assertThat(lost.isOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(LogoutBy.class)
    void theLostSessionEndsIfTheLoginWasGivenUp(LogoutBy by) {
        LogoutDue due = LogoutDue.afterUncertainLogin(DueLogouts.ID, name, FailureCode.UNAVAILABLE, DueLogouts.NOW);

        Event end = logouts.logOut(by, due);

        assertThat(end).isEqualTo(new AuthFailed(DueLogouts.ID, null, Step.LOGIN, FailureCode.UNAVAILABLE));
        assertThat(lost.isOpen()).isFalse();
        assertThat(lost.canBeRefreshed(name)).isFalse();
    }
}

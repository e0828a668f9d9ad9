package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.sealed.SealedAttack;
import io.authflow.e2e.sealed.SealedRequests;
import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Checks sealed passwords that were moved, swapped, changed or kept too long. Each is refused by the service that opens
 * it, on both branches.
 */
@InEachEnvironment
@TestInstance(Lifecycle.PER_CLASS)
class SealedAttacksIT {
    private static final List<SealedAttack> ATTACKS = SealedAttack.all();

    private final Suite suite;
    private final SealedRequests requests;
    private final Map<SealedAttack, String> onLogin = new HashMap<>();
    private final Map<SealedAttack, String> onSignup = new HashMap<>();

    SealedAttacksIT(Suite suite) {
        this.suite = suite;
        this.requests = suite.sealedRequests();
    }

    @BeforeAll
    void publishesAll() {
        String user = suite.newUser();
        String password = suite.newPassword();
        suite.pool().users().confirmed(user, password);
        ATTACKS.forEach(attack -> {
            onLogin.put(attack, requests.publish(attack, user, password));
            onSignup.put(attack, requests.publish(attack, suite.newUser(), suite.newPassword()));
        });
    }

    @ParameterizedTest
    @FieldSource("ATTACKS")
    void isRefusedAtLogin(SealedAttack attack) {
        assertRefused(suite.awaitEnd(onLogin.get(attack)), "login", attack.code());
    }

    @ParameterizedTest
    @FieldSource("ATTACKS")
    void isRefusedAtSignup(SealedAttack attack) {
        assertRefused(suite.awaitEnd(onSignup.get(attack)), "signup", attack.code());
    }

    /** Else the attacks above might fail for another reason. */
    @Test
    void aFaultlessOneIsTakenOnBothBranches() {
        String user = suite.newUser();
        String password = suite.newPassword();
        SealedAttack none = new SealedAttack("none", "", (audience, one) -> one.seal(), null);

        Flow signedUp = suite.awaitEnd(requests.publish(none, user, password));
        Flow loggedIn = suite.awaitEnd(requests.publish(none, user, password));

        assertThat(signedUp.has(Topics.SIGNED_UP)).isTrue();
        assertThat(loggedIn.has(Topics.LOGGED_IN)).isTrue();
        assertThat(suite.pool().ledgerOf(user, Kind.LOGIN)).hasSize(1);
    }

    private void assertRefused(Flow flow, String step, String code) {
        RawRecord failed = flow.only(Topics.FAILED);
        assertThat(List.of(failed.field("step"), failed.field("code"))).containsExactly(step, code);
        assertThat(flow.isOpen()).isFalse();
    }
}

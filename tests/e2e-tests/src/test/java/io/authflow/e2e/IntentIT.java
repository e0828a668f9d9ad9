package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.Kind;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Checks the requests that name an intent: {@code login} or {@code signup}. */
@InEachEnvironment
class IntentIT {
    private final Suite suite;

    IntentIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void anUnknownUserIsAnsweredAsAWrongPasswordIs() {
        String existing = suite.newUser();
        suite.pool().users().confirmed(existing, suite.newPassword());
        String unknown = suite.newUser();

        RawRecord wrongPassword = ask("login", existing).only(Topics.FAILED);
        RawRecord unknownUser = ask("login", unknown).only(Topics.FAILED);

        assertThat(withoutIds(unknownUser)).isEqualTo(withoutIds(wrongPassword));
        assertThat(unknownUser.header("ce_source")).isEqualTo(wrongPassword.header("ce_source"));
        assertThat(suite.pool().ledgerOf(unknown, Kind.USER_CREATED)).isEmpty();
    }

    @Test
    void whoWantsToSignUpOnlyIsNotLoggedIn() {
        String existing = suite.newUser();
        String password = suite.newPassword();
        suite.pool().users().confirmed(existing, password);

        RawRecord failed = ask("signup", existing, password).only(Topics.FAILED);

        assertThat(failed.field("step")).isEqualTo("signup");
        assertThat(failed.field("code")).isEqualTo("NOT_AUTHORIZED");
        assertThat(suite.pool().ledgerOf(existing, Kind.LOGIN)).isEmpty();
    }

    private Flow ask(String intent, String user) {
        return ask(intent, user, suite.newPassword());
    }

    private Flow ask(String intent, String user, String password) {
        String requestId = UUID.randomUUID().toString();
        suite.requests().publish(requestId, """
                {"requestId": "%s", "username": "%s", "password": "%s", "intent": "%s", "sessionSeconds": 1}""".formatted(requestId, user, password, intent));
        return suite.awaitEnd(requestId);
    }

    private static Map<String, String> withoutIds(RawRecord failed) {
        return Map.of(
                "step", failed.field("step"),
                "code", failed.field("code"),
                "field", failed.field("field"),
                "loginError", failed.field("loginError"),
                "signupError", failed.field("signupError"));
    }
}

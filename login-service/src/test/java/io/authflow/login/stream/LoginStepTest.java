package io.authflow.login.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Progress;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.login.domain.CredentialsRefusedException;
import io.authflow.login.domain.Login;
import io.authflow.login.domain.OpenedSession;
import io.authflow.login.domain.UserPoolLogin;
import io.authflow.messaging.step.InboundEvent;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealingKeys;
import io.authflow.sealing.Tokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the counters of logins that may have left a session open. */
class LoginStepTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final RequestId ID = new RequestId("r-1");
    private static final String NAME = "user@example.com";
    private static final SealingKeys LOGIN = SealingKeys.generate("login", LocalDate.EPOCH);
    private static final UserPoolLogin TAKING = (username, password) ->
            new OpenedSession(new Tokens(new Secret("access"), null, new Secret("refresh"), 3600), null);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = NOW;

    @Test
    void countersBeginAtZero() {
        step(TAKING);

        assertThat(counts()).isEqualTo("logged-in 0, refused 0, given-up 0");
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0", "UNCERTAIN, 1"})
    void aLoginAfterAnUncertainAttemptCounts(Progress progress, int count) {
        step(TAKING).take(inbound(progress));

        assertThat(counts()).isEqualTo("logged-in " + count + ", refused 0, given-up 0");
    }

    @Test
    void refusedCredentialsAfterAnUncertainAttemptCount() {
        LoginStep step = step((username, password) -> {
            throw new CredentialsRefusedException("the test says so");
        });

        assertThatExceptionOfType(StepException.class).isThrownBy(() -> step.take(inbound(Progress.UNCERTAIN)));
        assertThat(counts()).isEqualTo("logged-in 0, refused 1, given-up 0");
    }

    @Test
    void aFailureAfterAnUncertainAttemptDoesNotCount() {
        LoginStep step = step((username, password) -> {
            throw new StepException(FailureCode.COGNITO_UNAVAILABLE, "the test says so");
        });

        assertThatExceptionOfType(StepException.class).isThrownBy(() -> step.take(inbound(Progress.UNCERTAIN)));
        assertThat(counts()).isEqualTo("logged-in 0, refused 0, given-up 0");
    }

    @Test
    void anotherRefusalAfterAnUncertainAttemptCountsAsGivenUp() {
        LoginStep step = step((username, password) -> {
            throw new StepException(FailureCode.CHALLENGE_REQUIRED, "the test says so");
        });

        assertThat(step.take(inbound(Progress.UNCERTAIN))).isInstanceOf(LogoutDue.class);
        assertThat(counts()).isEqualTo("logged-in 0, refused 0, given-up 1");
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0", "UNCERTAIN, 1"})
    void aLoginThatIsGivenUpCountsIfItWasUncertain(Progress progress, int count) {
        boolean signsOut = step(TAKING)
                .afterGivingUp(inbound(progress), FailureCode.UNAVAILABLE)
                .isPresent();

        assertThat(signsOut).isEqualTo(count == 1);
        assertThat(counts()).isEqualTo("logged-in 0, refused 0, given-up " + count);
    }

    @Test
    void aPasswordThatExpiredMeanwhileCountsAsGivenUp() {
        now = NOW.plusSeconds(60);

        assertThat(step(TAKING).take(inbound(Progress.UNCERTAIN))).isInstanceOf(LogoutDue.class);
        assertThat(counts()).isEqualTo("logged-in 0, refused 0, given-up 1");
    }

    private LoginStep step(UserPoolLogin pool) {
        InstantSource clock = () -> now;
        SealingKeys logout = SealingKeys.generate("logout", LocalDate.EPOCH);
        Login logIn = new Login(
                pool,
                new JweOpener(LOGIN, clock),
                LogoutBy.USERNAME,
                new JweSealer(logout),
                Login.TOKEN_LIFE_DEFAULT,
                clock);
        return new LoginStep(logIn, registry);
    }

    private String counts() {
        return "logged-in %d, refused %d, given-up %d"
                .formatted(count("logged-in"), count("refused"), count("given-up"));
    }

    private long count(String outcome) {
        return (long) registry.get("authflow.login.uncertain")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static InboundEvent<UserFound> inbound(Progress progress) {
        Sealed password = new JweSealer(LOGIN)
                .seal(new Secret("pw"), SealContext.password("login", ID, NAME, null), NOW.plusSeconds(60));
        UserFound event = new UserFound(ID, NAME, new Password.SealedCopies(null, password), 60);
        return new InboundEvent<>(event, new Envelope("id", "/", "type", NOW, null, ID, null, null), progress);
    }
}

package io.authflow.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.contracts.FailureCode;
import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.LocalRun;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.ledger.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** The real SDK against the local Cognito. */
class CognitoClientsIT {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration MILLI = Duration.ofMillis(1);

    private static final LocalRun RUN = LocalRun.start(LocalCognitoSettings.inMemory());

    private URI endpoint = RUN.cognito().endpoint();

    @AfterEach
    void clearFaults() {
        RUN.cognito().faults().clear();
    }

    @AfterAll
    static void stop() {
        RUN.close();
    }

    @Test
    void aCallGetsThrough() {
        assertThat(found(PATIENT, 3)).isFalse();
    }

    @Test
    void aThrottledCallIsSentAgainThreeTimes() {
        RUN.cognito().faults().inject(Fault.error("TooManyRequestsException").times(3));

        assertThat(found(PATIENT, 3)).isFalse();
    }

    @Test
    void aCallIsNotSentAgainAFourthTime() {
        RUN.cognito().faults().inject(Fault.error("TooManyRequestsException").times(4));
        long before = faults();

        assertFails(PATIENT, 3, FailureCode.THROTTLED);
        assertThat(faults() - before).isEqualTo(4);
    }

    @Test
    void anInternalErrorIsNotSentAgainHere() {
        RUN.cognito().faults().inject(Fault.error("InternalErrorException"));
        long before = faults();

        assertFails(PATIENT, 3, FailureCode.COGNITO_UNAVAILABLE);
        assertThat(faults() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutageIsNoAnswer(Fault fault) {
        RUN.cognito().faults().inject(fault);

        assertFails(PATIENT, 0, FailureCode.COGNITO_UNAVAILABLE);
    }

    static Stream<Fault> outages() {
        return Stream.of(Fault.serverError(500), Fault.serverError(503), Fault.nonsense(), Fault.reset());
    }

    @Test
    void aCallThatHangsIsGivenUp() {
        RUN.cognito().faults().inject(Fault.delay(Duration.ofMinutes(5)));

        assertFails(Duration.ofMillis(200), 1, FailureCode.COGNITO_UNAVAILABLE);
    }

    @Test
    void aServerThatIsGoneIsNoAnswer() throws IOException {
        try (ServerSocket gone = new ServerSocket(0)) {
            endpoint = URI.create("http://localhost:" + gone.getLocalPort());
        }

        assertFails(PATIENT, 0, FailureCode.COGNITO_UNAVAILABLE);
    }

    private static long faults() {
        return RUN.cognito().ledger().of(Kind.FAULT_INJECTED).size();
    }

    private void assertFails(Duration attemptTimeout, int retries, FailureCode code) {
        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> found(attemptTimeout, retries))
                .extracting(CognitoException::code)
                .isEqualTo(code);
    }

    private boolean found(Duration attemptTimeout, int retries) {
        CallLimits limits = new CallLimits(attemptTimeout, PATIENT, retries, MILLI, MILLI, 8);
        CognitoSettings settings = new CognitoSettings(
                "us-east-1", RUN.userPoolId(), RUN.client().clientId(), null, endpoint, false, false, limits);
        try (CognitoIdentityProviderClient client = CognitoClients.create(settings)) {
            return new CognitoCalls(client, new Quotas(QuotaSettings.off(), NanoClock.SYSTEM))
                    .call(CognitoOperation.ADMIN_GET_USER, this::isFound);
        }
    }

    private boolean isFound(CognitoIdentityProviderClient client) {
        try {
            client.adminGetUser(request -> request.userPoolId(RUN.userPoolId()).username("nobody"));
            return true;
        } catch (UserNotFoundException e) {
            return false;
        }
    }
}

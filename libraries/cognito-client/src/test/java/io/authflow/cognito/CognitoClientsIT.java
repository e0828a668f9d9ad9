package io.authflow.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.cognito.quota.NanoClock;
import io.authflow.cognito.quota.QuotaSettings;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.Secret;
import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.LocalRun;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.ledger.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Tests the real SDK against the local Cognito. */
class CognitoClientsIT {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration ENOUGH_TO_ACT = Duration.ofSeconds(3);
    private static final String PASSWORD = "userpassword123";

    private static final LocalRun RUN = LocalRun.start(LocalCognitoSettings.inMemory());
    private static final SecretHash HASH = new SecretHash(
            RUN.client().clientId(),
            RUN.client().secret().map(secret -> new Secret(secret.reveal())).orElse(null));

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
        assertThat(found(PATIENT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TooManyRequestsException", "InternalErrorException"})
    void aFailedCallIsNotSentAgain(String error) {
        RUN.cognito().faults().inject(Fault.error(error));
        long before = faults();

        assertFails(PATIENT, FailureCode.valueOf(error.startsWith("Too") ? "THROTTLED" : "COGNITO_UNAVAILABLE"));
        assertThat(faults() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutageIsNoAnswerAndIsAskedOnce(Fault fault) {
        RUN.cognito().faults().inject(fault);
        long before = faults();

        assertFails(PATIENT, FailureCode.COGNITO_UNAVAILABLE);
        assertThat(faults() - before).isEqualTo(1);
    }

    static Stream<Fault> outages() {
        return Stream.of(Fault.serverError(500), Fault.serverError(503), Fault.nonsense(), Fault.reset());
    }

    @Test
    void aCallThatMayBeRepeatedIsGivenUpSoon() {
        RUN.cognito().faults().inject(Fault.delay(Duration.ofMinutes(5)));

        assertFails(SHORT, FailureCode.COGNITO_UNAVAILABLE);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    /** A login may take longer than other calls. Its answer arrives, so exactly one session exists. */
    @Test
    void aSlowLoginIsAwaited() {
        String name = "slow-" + UUID.randomUUID() + "@example.com";
        addUser(name);
        RUN.cognito()
                .faults()
                .inject(Fault.delay(SHORT.multipliedBy(3)).on("InitiateAuth").forUser(name));

        String token = logIn(new CallLimits(SHORT, PATIENT, 8), name);

        assertThat(token).isNotBlank();
        assertThat(sessions(name)).isEqualTo(1);
    }

    @Test
    void aLoginThatTakesTooLongIsUncertainAndNotSentAgain() {
        String name = "late-" + UUID.randomUUID() + "@example.com";
        addUser(name);
        RUN.cognito()
                .faults()
                .inject(Fault.delay(Duration.ofMinutes(5))
                        .on("InitiateAuth")
                        .forUser(name)
                        .afterActing());

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> logIn(new CallLimits(PATIENT, ENOUGH_TO_ACT, 8), name))
                .extracting(CognitoException::progress)
                .isEqualTo(Progress.UNCERTAIN);
        assertThat(sessions(name)).isEqualTo(1);
    }

    @Test
    void aServerThatIsGoneIsNoAnswer() throws IOException {
        try (ServerSocket gone = new ServerSocket(0)) {
            endpoint = URI.create("http://localhost:" + gone.getLocalPort());
        }

        assertFails(PATIENT, FailureCode.COGNITO_UNAVAILABLE);
        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> logIn(new CallLimits(PATIENT, PATIENT, 8), "nobody"))
                .withMessageStartingWith("InitiateAuth failed with SdkClientException (")
                .extracting(CognitoException::progress)
                .isEqualTo(Progress.NONE);
    }

    private static long faults() {
        return RUN.cognito().ledger().of(Kind.FAULT_INJECTED).size();
    }

    private static long sessions(String name) {
        return RUN.cognito().ledger().of(Kind.LOGIN).stream()
                .filter(login -> name.equals(login.username()))
                .count();
    }

    private void assertFails(Duration attemptTimeout, FailureCode code) {
        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> found(attemptTimeout))
                .satisfies(thrown -> assertThat(thrown.progress()).isEqualTo(Progress.NONE))
                .extracting(CognitoException::code)
                .isEqualTo(code);
    }

    private boolean found(Duration attemptTimeout) {
        return call(new CallLimits(attemptTimeout, PATIENT, 8), CognitoOperation.ADMIN_GET_USER, this::isFound);
    }

    private String logIn(CallLimits limits, String name) {
        return call(
                limits,
                CognitoOperation.INITIATE_AUTH,
                client -> client.initiateAuth(
                                request -> request.clientId(RUN.client().clientId())
                                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                                        .authParameters(parameters(name)))
                        .authenticationResult()
                        .accessToken());
    }

    private static Map<String, String> parameters(String name) {
        return Map.of("USERNAME", name, "PASSWORD", PASSWORD, "SECRET_HASH", Objects.requireNonNull(HASH.of(name)));
    }

    private void addUser(String name) {
        try (CognitoIdentityProviderClient client = CognitoClients.create(settings(CallLimits.DEFAULTS))) {
            client.adminCreateUser(request -> request.userPoolId(RUN.userPoolId())
                    .username(name)
                    .temporaryPassword(PASSWORD)
                    .messageAction("SUPPRESS"));
            client.adminSetUserPassword(request -> request.userPoolId(RUN.userPoolId())
                    .username(name)
                    .password(PASSWORD)
                    .permanent(true));
        }
    }

    private <T> T call(CallLimits limits, CognitoOperation operation, Function<CognitoIdentityProviderClient, T> call) {
        try (CognitoIdentityProviderClient client = CognitoClients.create(settings(limits))) {
            return new CognitoCalls(client, new InstanceQuotas(QuotaSettings.off(), NanoClock.SYSTEM))
                    .call(operation, call);
        }
    }

    private CognitoSettings settings(CallLimits limits) {
        return new CognitoSettings(
                "us-east-1", RUN.userPoolId(), RUN.client().clientId(), null, endpoint, false, false, limits);
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

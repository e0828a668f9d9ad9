package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.PASSWORD;
import static io.authflow.localcognito.TestingClient.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.faults.Faults;
import io.authflow.localcognito.faults.Injection;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InternalErrorException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

class FaultsTest {
    private static LocalRun run;
    private static TestingClient pool;
    private static Faults faults;

    @BeforeAll
    static void start() {
        run = LocalRun.start(LocalCognitoSettings.inMemory());
        pool = TestingClient.of(run);
        faults = run.cognito().faults();
    }

    @AfterEach
    void clear() {
        faults.clear();
    }

    @AfterAll
    static void stop() {
        pool.close();
        run.close();
    }

    @Test
    void anErrorEndsByItself() {
        String name = pool.newUser();
        faults.inject(Fault.error("TooManyRequestsException").on("AdminGetUser").times(1));

        assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> pool.adminGetUser(name));
        assertThat(pool.adminGetUser(name)).isNotNull();
    }

    @Test
    void aServerErrorHasItsStatus() {
        faults.inject(Fault.serverError(503).on("AdminGetUser"));

        assertThatExceptionOfType(InternalErrorException.class)
                .isThrownBy(() -> pool.adminGetUser("anyone"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(503));
    }

    @Test
    void anErrorAfterActingHidesWhatWasDone() {
        String name = newName();
        faults.inject(Fault.error("LimitExceededException").on("SignUp").afterActing());

        assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> pool.signUp(name, PASSWORD));
        assertThat(pool.adminGetUser(name).userStatus()).isEqualTo(UserStatusType.UNCONFIRMED);
    }

    @Test
    void aResetBeforeActingDoesNothing() {
        String name = newName();
        faults.inject(Fault.reset().on("SignUp"));

        assertThat(catchThrowable(() -> pool.signUp(name, PASSWORD)))
                .isInstanceOf(SdkClientException.class)
                .hasRootCauseInstanceOf(SocketException.class);
        assertThatExceptionOfType(UserNotFoundException.class).isThrownBy(() -> pool.adminGetUser(name));
    }

    @Test
    void aResetAfterActingHidesWhatWasDone() {
        String name = newName();
        faults.inject(Fault.reset().on("SignUp").afterActing());

        assertThat(catchThrowable(() -> pool.signUp(name, PASSWORD)))
                .isInstanceOf(SdkClientException.class)
                .hasRootCauseInstanceOf(SocketException.class);
        assertThat(pool.adminGetUser(name)).isNotNull();
    }

    @Test
    void nonsenseIsNotJson() {
        faults.inject(Fault.nonsense().on("AdminGetUser"));

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> pool.adminGetUser("anyone"));
    }

    @Test
    void strikesOneUserOnly() {
        String struck = pool.newUser();
        String spared = pool.newUser();
        faults.inject(Fault.serverError(500).forUser(struck));

        assertThat(pool.login(spared)).isNotNull();
        assertThatExceptionOfType(InternalErrorException.class).isThrownBy(() -> pool.login(struck));
    }

    @Test
    void strikesEveryNth() {
        String name = pool.newUser();
        faults.inject(Fault.serverError(500).on("AdminGetUser").everyNth(3));

        List<Boolean> outcomes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            outcomes.add(catchThrowable(() -> pool.adminGetUser(name)) == null);
        }

        assertThat(outcomes).containsExactly(true, true, false, true, true, false);
    }

    @Test
    void endsWhenClosed() {
        String name = pool.newUser();
        Injection injection = faults.inject(Fault.serverError(500));

        injection.close();

        assertThat(pool.adminGetUser(name)).isNotNull();
    }

    @Test
    void endsWhenCleared() {
        String name = pool.newUser();
        faults.inject(Fault.serverError(500));

        faults.clear();

        assertThat(pool.adminGetUser(name)).isNotNull();
    }

    @Test
    void aDelayHoldsTheCall() {
        String name = pool.newUser();
        faults.inject(Fault.delay(Duration.ofMillis(300)).on("AdminGetUser").times(1));
        long start = System.nanoTime();

        pool.adminGetUser(name);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void callsAreHeldWithoutThreads() {
        String name = pool.newUser();
        int held = LocalCognitoSettings.THREADS;
        Injection hold = faults.inject(Fault.delay(Duration.ofMinutes(10)).on("AdminUserGlobalSignOut"));
        ExecutorService callers = Executors.newFixedThreadPool(held);
        try (TestingClient patient = TestingClient.of(run)) {
            IntStream.range(0, held).forEach(i -> callers.submit(() -> patient.adminSignOut(name)));
            await().until(() -> hold.strikes() == held);

            assertThat(pool.adminGetUser(name)).isNotNull();
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void isRecorded() {
        faults.inject(Fault.serverError(500).on("AdminGetUser"));

        catchThrowable(() -> pool.adminGetUser("recorded"));

        assertThat(run.cognito().ledger().of(Kind.FAULT_INJECTED))
                .extracting(LedgerRecord::operation, LedgerRecord::errorType, LedgerRecord::username)
                .contains(tuple("AdminGetUser", "InternalErrorException", "recorded"));
    }

    @Test
    void refusesADelayWithoutEnd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.delay(Duration.ofDays(2)))
                .withMessageContaining("delay");
    }
}

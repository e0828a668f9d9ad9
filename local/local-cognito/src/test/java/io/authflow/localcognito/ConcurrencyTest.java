package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.localcognito.ledger.Kind;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

class ConcurrencyTest {
    private static final int AT_ONCE = 50;
    private final LocalRun run = LocalRun.start(LocalCognitoSettings.inMemory());
    private final TestingClient pool = TestingClient.of(run);
    private ExecutorService threads;

    @BeforeEach
    void open() {
        threads = Executors.newFixedThreadPool(AT_ONCE);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        pool.close();
        run.close();
    }

    @Test
    void ofManySignUpsOfOneNameOneWins() throws Exception {
        long won = successes(() -> pool.signUp("same", PASSWORD), UsernameExistsException.class);

        assertThat(won).isEqualTo(1);
        assertThat(run.cognito().ledger().of(Kind.USER_CREATED)).hasSize(1);
    }

    @Test
    void ofManyGlobalSignOutsWithOneTokenOneWins() throws Exception {
        String token = pool.login(pool.newUser()).accessToken();

        long won = successes(
                () -> {
                    pool.globalSignOut(token);
                    return token;
                },
                NotAuthorizedException.class);

        assertThat(won).isEqualTo(1);
    }

    /** How many succeed when all are made at once; the others must fail so. */
    private long successes(Callable<?> call, Class<? extends Exception> failure) throws Exception {
        List<Callable<Boolean>> calls = Collections.nCopies(AT_ONCE, () -> succeeds(call, failure));
        long won = 0;
        for (Future<Boolean> outcome : threads.invokeAll(calls)) {
            won += outcome.get() ? 1 : 0;
        }
        return won;
    }

    private static boolean succeeds(Callable<?> call, Class<? extends Exception> failure) throws Exception {
        try {
            call.call();
            return true;
        } catch (RuntimeException e) {
            assertThat(e).isInstanceOf(failure);
            return false;
        }
    }
}

package io.authflow.localcognito.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.authflow.localcognito.ledger.Journal;
import io.authflow.localcognito.ledger.Ledger;
import io.authflow.localcognito.settings.PoolSettings;
import io.authflow.localcognito.settings.Secret;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserPoolTest {
    private static final int CHANGES = 100_000;
    private static final NewUser ANNA = new NewUser("anna", new Secret("testpassword123"), Map.of());

    private final PasswordHasher hasher = new PasswordHasher(1);
    private final UserPool pool = new UserPool(
            "local_pool",
            PoolSettings.localRun(),
            new Ledger(InstantSource.system(), Journal.none(), 1),
            hasher,
            InstantSource.system());

    @Test
    void findsAUserWhileTheAttributesChange() {
        pool.registration().adminCreate(ANNA);

        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> IntStream.range(0, CHANGES)
                .forEach(i -> pool.administration().update("anna", Map.of("nickname", "anna " + i))));

        while (!changes.isDone()) {
            assertThat(pool.user("anna").username()).isEqualTo("anna");
        }
        changes.join();
    }

    @Test
    void remembersNoPasswordThatIsOfNoUser() {
        pool.registration().adminCreate(ANNA);
        changePasswords();
        refuseSignUps();
        deleteUsers();

        await().untilAsserted(() -> {
            System.gc();
            assertThat(hasher.remembered()).isEqualTo(1);
        });
    }

    private void changePasswords() {
        IntStream.range(0, 10)
                .forEach(i -> pool.administration().setPassword("anna", new Secret("testpassword" + i), true));
    }

    private void refuseSignUps() {
        IntStream.range(0, 10)
                .forEach(i -> assertThatExceptionOfType(Refusal.class)
                        .isThrownBy(() -> pool.registration().adminCreate(ANNA)));
    }

    private void deleteUsers() {
        IntStream.range(0, 10).mapToObj(i -> "user-" + i).forEach(name -> {
            pool.registration().adminCreate(new NewUser(name, new Secret("testpassword123"), Map.of()));
            pool.administration().delete(name);
        });
    }
}

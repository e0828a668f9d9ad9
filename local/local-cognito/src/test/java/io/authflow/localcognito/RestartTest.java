package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.PASSWORD;
import static io.authflow.localcognito.TestingClient.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.localcognito.ledger.LedgerRecord;
import io.authflow.localcognito.settings.ClientCredentials;
import io.authflow.localcognito.settings.PoolSettings;
import io.authflow.localcognito.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Checks what survives a restart. */
class RestartTest {
    @TempDir
    private Path parent;

    private LocalCognitoSettings settings;
    private LocalRun run;
    private TestingClient pool;

    @BeforeEach
    void start() {
        settings = LocalCognitoSettings.keptIn(parent.resolve("data")).withPasswordIterations(100);
        open(ProvidedIds.none());
    }

    private void open(ProvidedIds ids) {
        run = LocalRun.start(settings, ids);
        pool = TestingClient.of(run);
    }

    @AfterEach
    void stop() {
        pool.close();
        run.close();
    }

    private void restart() {
        restart(ProvidedIds.none());
    }

    private void restart(ProvidedIds ids) {
        stop();
        open(ids);
    }

    @Test
    void poolAndClientAreFoundAgain() {
        String poolId = run.userPoolId();
        ClientCredentials client = run.client();

        restart();

        assertThat(run.userPoolId()).isEqualTo(poolId);
        assertThat(run.client()).isEqualTo(client);
    }

    @Test
    void usersAndPasswordsComeBack() {
        String name = pool.newUser();

        restart();

        assertThat(pool.login(name)).isNotNull();
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> pool.initiateAuth(name, "Wr0ng-Horse"));
    }

    @Test
    void unconfirmedUsersComeBack() {
        String name = newName();
        pool.signUp(name, PASSWORD);

        restart();

        assertThatExceptionOfType(UserNotConfirmedException.class).isThrownBy(() -> pool.login(name));
    }

    @Test
    void anotherAddressComesBack() {
        String name = pool.newUser();
        pool.changeEmail(name, "new@example.com");

        restart();

        assertThat(pool.adminGetUser(name).userAttributes())
                .contains(AttributeType.builder()
                        .name("email")
                        .value("new@example.com")
                        .build());
    }

    @Test
    void deletedUsersDoNot() {
        String name = pool.newUser();
        pool.delete(name);

        restart();

        assertThatExceptionOfType(UserNotFoundException.class).isThrownBy(() -> pool.adminGetUser(name));
    }

    @Test
    void tokensStayValid() {
        String name = pool.newUser();
        AuthenticationResultType tokens = pool.login(name);

        restart();

        assertThat(pool.getUser(tokens.accessToken()).username()).isEqualTo(name);
        assertThat(pool.refresh(tokens.refreshToken(), name)).isNotNull();
    }

    @Test
    void revokedTokensStayRevoked() {
        String token = pool.login(pool.newUser()).accessToken();
        pool.globalSignOut(token);

        restart();

        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> pool.getUser(token));
    }

    @Test
    void theLedgerComesBack() {
        pool.login(pool.newUser());
        List<LedgerRecord> before = run.cognito().ledger().records();

        restart();

        assertThat(run.cognito().ledger().records()).isEqualTo(before);
    }

    @Test
    void aTornLastLineIsCutOff() throws IOException {
        String name = pool.newUser();
        stop();
        Files.writeString(journal(), "{\"record\":{\"seq\":9", StandardOpenOption.APPEND);

        open(ProvidedIds.none());
        pool.newUser();
        restart();

        assertThat(pool.login(name)).isNotNull();
    }

    @Test
    void aBrokenLineStopsTheStart() throws IOException {
        run.close();
        Files.writeString(journal(), PASSWORD + "\n", StandardOpenOption.APPEND);

        assertThatIllegalStateException()
                .isThrownBy(() -> LocalRun.start(settings))
                .withMessageContaining("offset")
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain(PASSWORD));
    }

    @Test
    void oneServerAtATimeHasTheDirectory() {
        assertThatIllegalStateException()
                .isThrownBy(() -> LocalRun.start(settings))
                .withMessageContaining("in use");
    }

    @Test
    void otherSettingsAreNotMixedUp() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> run.cognito().createPool(PoolSettings.localRun().withCaseSensitive(true)))
                .withMessageContaining("other settings");
    }

    @Test
    void givenCredentialsAreUsedAndNotKept() {
        settings = LocalCognitoSettings.keptIn(parent.resolve("other"));
        ProvidedIds given = new ProvidedIds(
                "local_abc123", new ClientCredentials("givenclient", new Secret("given-secret-canary")));
        restart(given);
        String name = pool.newUser();

        restart(given);

        assertThat(run.userPoolId()).isEqualTo("local_abc123");
        assertThat(pool.login(name)).isNotNull();
        assertThat(files("other")).doesNotContain("given-secret-canary");
    }

    @Test
    void lockOutsComeBack() {
        settings = settings.withClock(new SettableClock());
        restart();
        String name = pool.newUser();
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(NotAuthorizedException.class)
                    .isThrownBy(() -> pool.initiateAuth(name, "Wr0ng-Horse"));
        }

        restart();

        assertThatThrownBy(() -> pool.login(name)).hasMessageContaining("Password attempts exceeded");
    }

    private Path journal() {
        return parent.resolve("data/journal.jsonl");
    }

    private String files(String directory) {
        try (Stream<Path> files = Files.list(parent.resolve(directory))) {
            return files.map(RestartTest::content).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

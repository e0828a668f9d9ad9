package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.localcognito.ledger.LedgerJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** Checks which values must not be in the files of a data directory, nor in the ledger. */
class KeptFilesTest {
    @TempDir
    private Path parent;

    private LocalRun run;
    private TestingClient pool;

    @BeforeEach
    void start() {
        run = LocalRun.start(LocalCognitoSettings.keptIn(parent.resolve("data")).withPasswordIterations(100));
        pool = TestingClient.of(run);
    }

    @AfterEach
    void stop() {
        pool.close();
        run.close();
    }

    @Test
    void noPasswordAndNoTokenIsKept() {
        String name = pool.newUser();
        AuthenticationResultType tokens = pool.login(name);
        pool.refresh(tokens.refreshToken(), name);
        pool.revoke(tokens.refreshToken());

        String kept = files("data") + ledger();

        assertThat(kept).contains(name).doesNotContain(PASSWORD, base64(PASSWORD));
        Stream.of(tokens.accessToken(), tokens.idToken(), tokens.refreshToken())
                .forEach(token -> assertThat(kept).doesNotContain(token, signature(token)));
    }

    @Test
    void theLedgerHasNoPasswordHash() {
        pool.newUser();

        assertThat(files("data")).contains("passwordHash");
        assertThat(ledger()).doesNotContain("passwordHash");
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws IOException {
        pool.newUser();

        try (Stream<Path> files = Files.list(parent.resolve("data"))) {
            assertThat(files.filter(file -> !file.endsWith("lock")))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private String files(String directory) {
        try (Stream<Path> files = Files.list(parent.resolve(directory))) {
            return files.map(KeptFilesTest::content).collect(Collectors.joining("\n"));
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

    private String ledger() {
        return run.cognito().ledger().records().stream()
                .map(written -> new String(LedgerJson.line(written), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

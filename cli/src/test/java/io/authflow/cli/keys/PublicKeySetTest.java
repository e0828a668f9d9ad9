package io.authflow.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.authflow.cli.command.CommandException;
import io.authflow.sealing.SealingException;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeySetTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final SealingKeys keys = SealingKeys.generate("login", LocalDate.of(2026, 11, 22))
            .and(SealingKeys.generate("logout", LocalDate.of(2026, 11, 22)));

    @TempDir
    private Path directory;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("public.json"), keys.toPublicJson());

        assertThat(read(file.toString(), TIMEOUT).ids()).containsExactly("login-2026-11-22");
    }

    @Test
    void fetchesFromAnAddress() {
        String url = serve(200, keys.toPublicJson());

        assertThat(read(url, TIMEOUT).ids()).containsExactly("login-2026-11-22");
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        assertRefused(() -> read(serve(503, ""), TIMEOUT), "HTTP status 503");
        assertRefused(() -> read("http://not an address", TIMEOUT), "is no address");
        assertRefused(() -> read("http://127.0.0.1:1/", TIMEOUT), "ConnectException");
        assertRefused(() -> read(directory.resolve("none").toString(), TIMEOUT), "cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:canary@127.0.0.1:1/",
                "http://127.0.0.1:1/?token=canary",
                "http://127.0.0.1:1/#canary"
            })
    void printsNoSecretOfAnAddress(String address) {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> read(address, TIMEOUT))
                .withMessageContaining("http://127.0.0.1:1/")
                .withMessageNotContaining("canary");
    }

    @Test
    void printsNothingOfAnAddressThatIsNone() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> read("http://user:canary @127.0.0.1:1/", TIMEOUT))
                .withMessageContaining("the value of --keys is no address")
                .withMessageNotContaining("127.0.0.1");
    }

    @Test
    void takesNoPasswordInAnAddress() {
        assertRefused(() -> read("http://user:canary@127.0.0.1:1/", TIMEOUT), "user name or password is not taken");
    }

    @Test
    void readsNoMoreThanKeysCanBe() {
        String url = serve(200, " ".repeat(65_537));

        assertRefused(() -> read(url, TIMEOUT), "is larger than 65536 bytes");
    }

    @Test
    @Timeout(30)
    void waitsForNoAnswerThatDoesNotEnd() {
        CountDownLatch forever = new CountDownLatch(1);
        String url = serve(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
            await(forever);
        });

        try {
            assertRefused(() -> read(url, Duration.ofSeconds(1)), "no answer within 1 s");
        } finally {
            forever.countDown();
        }
    }

    @Test
    void whatIsNoKeySetIsNotQuoted() {
        String url = serve(200, "canary");

        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> read(url, TIMEOUT))
                .withMessageNotContaining("canary");
    }

    private static SealingKeys read(String urlOrFile, Duration timeout) {
        return PublicKeySet.read(urlOrFile, timeout, NOON);
    }

    private static void assertRefused(ThrowingCallable call, String why) {
        assertThatExceptionOfType(CommandException.class).isThrownBy(call).withMessageContaining(why);
    }

    private String serve(int status, String body) {
        return serve(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    private String serve(HttpHandler handler) {
        server.createContext("/", handler);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

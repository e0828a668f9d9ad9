package io.authflow.check.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.sealing.SealingKeys;
import io.authflow.sealing.boot.SealingSettings;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class PublishedKeysTest {
    private static final Duration RELOAD = Duration.ofSeconds(10);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SealingKeys first = SealingKeys.AUDIENCES.stream()
            .map(audience -> SealingKeys.generate(audience, DAY))
            .reduce(SealingKeys::and)
            .orElseThrow();
    private final SealingKeys rotated = first.and(first.next("login", DAY, NOON.plusSeconds(60)));

    @TempDir
    private Path directory;

    private Instant now = NOON;

    @Test
    void answersWithTheKeysThatRequestsAreSealedTo() throws IOException {
        MvcTestResult answer = get(tester(first.toPublicJson()));

        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentType()).isEqualTo("application/jwk-set+json");
        assertThat(answer.getResponse().getHeader("Cache-Control")).isEqualTo("max-age=60, public");
        assertThat(keys(answer).ids()).containsExactly("signup-2026-11-22", "login-2026-11-22");
    }

    @Test
    void holdsNoPrivatePartThoughItWasGivenThem() throws IOException {
        MvcTestResult answer = get(tester(first.toPrivateJson()));

        assertThat(keys(answer).ids()).hasSize(2);
        assertThat(answer.getResponse().getContentAsString()).doesNotContain("\"d\"");
    }

    @Test
    void followsARotation() throws IOException {
        Path file = Files.writeString(directory.resolve("public.json"), first.toPublicJson());
        MockMvcTester tester = tester(file.toString());
        get(tester);
        Files.writeString(file, rotated.toPublicJson());

        now = NOON.plus(RELOAD);
        assertThat(keys(get(tester)).ids()).containsExactly("signup-2026-11-22", "login-2026-11-22");
        now = NOON.plusSeconds(60);
        assertThat(keys(get(tester)).ids()).containsExactly("signup-2026-11-22", "login-2026-11-22-02");
    }

    private MockMvcTester tester(String publicKeys) {
        return MockMvcTester.of(new PublishedKeys(new SealingSettings(publicKeys, null, RELOAD), () -> now));
    }

    private static MvcTestResult get(MockMvcTester tester) {
        return tester.get().uri("/.well-known/authflow/jwks.json").exchange();
    }

    private static SealingKeys keys(MvcTestResult answer) throws UnsupportedEncodingException {
        return SealingKeys.parse(answer.getResponse().getContentAsString());
    }
}

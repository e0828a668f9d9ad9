package io.authflow.sealing;

import static io.authflow.sealing.SealedFlow.CONTEXT;
import static io.authflow.sealing.SealedFlow.EXPIRY;
import static io.authflow.sealing.SealedFlow.NOW;
import static io.authflow.sealing.SealedFlow.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import io.authflow.sealing.SealContext.Purpose;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
    private static final ReplyKey REPLY_KEY = ReplyKeyPair.generate().publicKey();

    private final SealedFlow flow = new SealedFlow();

    @ParameterizedTest
    @ValueSource(strings = {"testpassword123", " spaces kept ", "\"quoted\\", "\u00fc\u4e2d\ud83d\ude00", ""})
    void whatIsSealedOpens(String password) {
        Sealed sealed = flow.sealer.seal(new Secret(password), CONTEXT, EXPIRY);

        assertThat(flow.opener.open(sealed, CONTEXT).reveal()).isEqualTo(password);
    }

    @Test
    void theSealedValueHoldsNeitherPasswordNorUserName() {
        Sealed sealed = flow.sealed();

        assertThat(JweText.of(sealed).headerJson())
                .doesNotContain(PASSWORD.reveal())
                .doesNotContain(CONTEXT.username());
    }

    @Test
    void lengthSaysNothingOfAPasswordOf8To200Characters() {
        Stream<Integer> lengths = IntStream.rangeClosed(8, 200)
                .mapToObj(length -> flow.sealer
                        .seal(new Secret("x".repeat(length)), CONTEXT, EXPIRY)
                        .jwe()
                        .length());

        assertThat(lengths.distinct()).hasSize(1);
    }

    @Test
    void twoSealsOfOneSecretDiffer() {
        assertThat(flow.sealed()).isNotEqualTo(flow.sealed());
    }

    @ParameterizedTest
    @MethodSource
    void isRefusedInAnotherContext(SealContext context) {
        assertCode(() -> flow.opener.open(flow.sealed(), context), FailureCode.CONTEXT_MISMATCH);
    }

    static Stream<SealContext> isRefusedInAnotherContext() {
        return Stream.of(
                SealedFlow.context("login", Purpose.PASSWORD, "request-2", "test@example.com"),
                SealedFlow.context("login", Purpose.PASSWORD, "request-1", "other@example.com"),
                SealedFlow.context("login", Purpose.PASSWORD, "request-1", "Test@example.com"),
                SealedFlow.context("signup", Purpose.PASSWORD, "request-1", "test@example.com"),
                SealedFlow.context("login", Purpose.LOGOUT_TOKEN, "request-1", "test@example.com"),
                CONTEXT.boundTo(REPLY_KEY));
    }

    @Test
    void isRefusedWhereItsReplyKeyIsSwappedForAnother() {
        Sealed sealed = flow.sealer.seal(PASSWORD, CONTEXT.boundTo(REPLY_KEY), EXPIRY);
        SealContext swapped = CONTEXT.boundTo(ReplyKeyPair.generate().publicKey());

        assertCode(() -> flow.opener.open(sealed, swapped), FailureCode.CONTEXT_MISMATCH);
    }

    @Test
    void isRefusedWhereItsReplyKeyIsTakenAway() {
        Sealed sealed = flow.sealer.seal(PASSWORD, CONTEXT.boundTo(REPLY_KEY), EXPIRY);

        assertCode(() -> flow.opener.open(sealed, CONTEXT), FailureCode.CONTEXT_MISMATCH);
    }

    @Test
    void opensBesideTheReplyKeyThatItIsBoundTo() {
        Sealed sealed = flow.sealer.seal(PASSWORD, CONTEXT.boundTo(REPLY_KEY), EXPIRY);

        assertThat(flow.opener.open(sealed, CONTEXT.boundTo(REPLY_KEY))).isEqualTo(PASSWORD);
    }

    @Test
    void anotherServiceCannotOpenIt() {
        Opener other = new JweOpener(flow.signup, InstantSource.fixed(NOW));

        assertCode(() -> other.open(flow.sealed(), CONTEXT), FailureCode.CANNOT_OPEN);
    }

    @Test
    void theCopyOfAnotherServiceIsOfAnotherAudience() {
        Opener signup = new JweOpener(flow.signup, InstantSource.fixed(NOW));
        SealContext own = SealedFlow.context("signup", Purpose.PASSWORD, "request-1", "test@example.com");

        assertCode(() -> signup.open(flow.sealed(), own), FailureCode.CONTEXT_MISMATCH);
    }

    @Test
    void anotherKeyOfTheSameIdCannotOpenIt() {
        SealingKeys sameId = SealingKeys.generate("login", LocalDate.of(2026, 11, 22));
        Opener other = new JweOpener(sameId, InstantSource.fixed(NOW));

        assertCode(() -> other.open(flow.sealed(), CONTEXT), FailureCode.CANNOT_OPEN);
    }

    @Test
    void anOldKeyOpensWhatWasSealedBeforeARotation() {
        SealingKeys newer = SealingKeys.generate("login", LocalDate.of(2026, 11, 23));
        Opener rotated = new JweOpener(flow.login.and(newer), InstantSource.fixed(NOW));

        assertThat(rotated.open(flow.sealed(), CONTEXT)).isEqualTo(PASSWORD);
    }

    @Test
    void theNewestKeyOfTheAudienceSeals() {
        SealingKeys newer = SealingKeys.generate("login", LocalDate.of(2026, 11, 23));

        Sealed sealed = new JweSealer(newer.and(flow.login)).seal(PASSWORD, CONTEXT, EXPIRY);

        assertThat(JweText.of(sealed).headerJson()).contains("login-2026-11-23");
    }

    @Test
    void expiresAtItsSecond() {
        Opener late = new JweOpener(flow.login, InstantSource.fixed(EXPIRY));

        assertCode(() -> late.open(flow.sealed(), CONTEXT), FailureCode.EXPIRED);
    }

    @Test
    void opensUntilItsLastMillisecond() {
        Opener justInTime = new JweOpener(flow.login, InstantSource.fixed(EXPIRY.minusMillis(1)));

        assertThat(justInTime.open(flow.sealed(), CONTEXT)).isEqualTo(PASSWORD);
    }

    @Test
    void sealingWithoutAKeyOfTheAudienceIsAFaultOfTheSettings() {
        Sealer sealer = new JweSealer(flow.signup);

        assertCode(() -> sealer.seal(PASSWORD, CONTEXT, Instant.MAX.minusSeconds(1)), FailureCode.MISCONFIGURED);
    }

    @Test
    void whoAsksBeforehandLearnsThatThereIsNoKey() {
        Sealer sealer = new JweSealer(flow.signup);

        sealer.requireKeyOf("signup");

        assertCode(() -> sealer.requireKeyOf(CONTEXT.audience()), FailureCode.MISCONFIGURED);
    }

    @Test
    void openingWithPublicKeysIsAFaultOfTheSettings() {
        SealingKeys publicKeys = SealingKeys.parse(flow.login.toPublicJson());

        assertCode(() -> new JweOpener(publicKeys, InstantSource.system()), FailureCode.MISCONFIGURED);
    }

    private static void assertCode(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, FailureCode code) {
        Assertions.assertThatThrownBy(call).isInstanceOfSatisfying(StepException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e).hasNoCause();
            assertThat(e.getMessage()).doesNotContain(PASSWORD.reveal());
        });
    }
}

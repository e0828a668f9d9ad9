package io.authflow.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.contracts.FailureCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealingKeysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3_600);

    private final SealingKeys first = SealingKeys.generate("login", DAY);
    private final SealingKeys second = first.next("login", DAY, NOON);
    private final SealingKeys third = first.and(second).next("login", DAY, ONE);
    private final SealingKeys all = SealingKeys.parse(third.and(first)
            .and(second)
            .and(SealingKeys.generate("signup", DAY))
            .toPublicJson());

    @Test
    void keysOfOneDayAreNumbered() {
        assertThat(first.and(second).and(third).ids())
                .containsExactly("login-2026-11-22", "login-2026-11-22-02", "login-2026-11-22-03");
    }

    @Test
    void noNumberIsGivenTwice() {
        assertThat(second.next("login", DAY, ONE).ids()).containsExactly("login-2026-11-22-03");
        assertThat(all.next("signup", DAY, ONE).ids()).containsExactly("signup-2026-11-22-02");
        assertThat(all.next("login", DAY.plusDays(1), ONE).ids()).containsExactly("login-2026-11-23");
    }

    @Test
    void theNewestWhoseTimeHasComeIsActive() {
        assertThat(all.activeAt(NOON.minusSeconds(1)).ids()).containsExactly("signup-2026-11-22", "login-2026-11-22");
        assertThat(all.activeAt(NOON).ids()).containsExactly("signup-2026-11-22", "login-2026-11-22-02");
        assertThat(all.activeAt(ONE).ids()).containsExactly("signup-2026-11-22", "login-2026-11-22-03");
    }

    @Test
    void thoseBeforeTheActiveOneAreReplaced() {
        assertThat(all.replacedBefore(NOON.minusSeconds(1)).ids()).isEmpty();
        assertThat(all.replacedBefore(NOON).ids()).containsExactly("login-2026-11-22");
        assertThat(all.replacedBefore(ONE).ids()).containsExactlyInAnyOrder("login-2026-11-22", "login-2026-11-22-02");
    }

    @Test
    void aDayAfterTheHundredthKeyOfTheOneBeforeIsNewer() {
        SealingKeys keys = SealingKeys.generate("login", DAY);
        for (int number = 2; number <= 100; number++) {
            keys = keys.and(keys.next("login", DAY, NOON.plusSeconds(number)));
        }

        keys = keys.and(keys.next("login", DAY.plusDays(1), ONE));

        assertThat(keys.ids()).contains("login-2026-11-22-100");
        assertThat(keys.activeAt(ONE).ids()).containsExactly("login-2026-11-23");
    }

    @Test
    void keysCanBePickedAndLeftOut() {
        assertThat(all.of(List.of("signup")).ids()).containsExactly("signup-2026-11-22");
        assertThat(all.without(first.and(third)).ids()).containsExactly("login-2026-11-22-02", "signup-2026-11-22");
    }

    @Test
    void aPublishedKeySaysWhatItIsFor() {
        assertThat(second.toPublicJson())
                .contains("\"use\":\"enc\"", "\"alg\":\"ECDH-ES\"", "\"crv\":\"P-256\"", "\"nbf\":1795348800")
                .doesNotContain("\"d\"");
    }

    @Test
    void anEmptySetIsNone() {
        assertThatThrownBy(() -> SealingKeys.parse("{\"keys\":[]}"))
                .isInstanceOfSatisfying(
                        SealingException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MISCONFIGURED));
    }
}

package io.authflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedHashTest {
    private final KeyedHash hash = new KeyedHash("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    @Test
    void isHmacSha256InBase64Url() {
        // printf test@example.com | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef -binary | basenc
        // --base64url
        assertThat(hash.hash("test@example.com".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("pXsb1G3vvNbNd0gXwwxHIVxl22X48nzox0tkD8Qodug");
    }

    @ParameterizedTest
    @CsvSource({
        "test@example.com, TEST@Example.com", // letter case
        "caf\u00e9, cafe\u0301", // NFC, NFD
        "CAF\u00c9, cafe\u0301",
        "J\u030c, \u01f0", // composes only once it is in lower case
        "\u0130lker, i\u0307lker", // the Turkish capital I with a dot
        "I, i"
    })
    void oneUserHasOneReference(String one, String other) {
        assertThat(hash.userRef(one, false)).isEqualTo(hash.userRef(other, false));
    }

    @ParameterizedTest
    @CsvSource({"i, \u0131", "\u0130lker, ilker", "a, b", "stra\u00dfe, strasse"})
    void twoUsersHaveTwoReferences(String one, String other) {
        assertThat(hash.userRef(one, false)).isNotEqualTo(hash.userRef(other, false));
    }

    @Test
    void letterCaseCountsWhereThePoolSaysSo() {
        assertThat(hash.userRef("a", true)).isNotEqualTo(hash.userRef("A", true));
    }

    @Test
    void compositionNeverCounts() {
        assertThat(hash.userRef("caf\u00e9", true)).isEqualTo(hash.userRef("cafe\u0301", true));
    }

    @Test
    void theLanguageOfTheMachineDoesNotCount() {
        UserRef anywhere = hash.userRef("TITLE", false);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(hash.userRef("TITLE", false)).isEqualTo(anywhere);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anotherKeyGivesAnotherReference() {
        KeyedHash other = new KeyedHash(new byte[32]);

        assertThat(other.userRef("a", false)).isNotEqualTo(hash.userRef("a", false));
    }

    @Test
    void aKeyInBase64IsTheSameKey() {
        KeyedHash same = KeyedHash.ofBase64(
                Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes()) + "\n");

        assertThat(same.userRef("a", false)).isEqualTo(hash.userRef("a", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64 but secret"})
    void aKeyThatIsNoneIsRefusedAndNotQuoted(String key) {
        assertThatThrownBy(() -> KeyedHash.ofBase64(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a hash key is base64 of at least 32 bytes")
                .hasNoCause();
    }

    @Test
    void printsNoKey() {
        assertThat(hash).hasToString("***");
    }
}

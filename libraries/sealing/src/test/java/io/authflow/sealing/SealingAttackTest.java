package io.authflow.sealing;

import static io.authflow.sealing.SealedFlow.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Sealed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that every change which an attacker without keys can make to a sealed value is refused. */
class SealingAttackTest {
    private final SealedFlow flow = new SealedFlow();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aBitFlippedInAnyPartIsRefused(int part) {
        Sealed flipped = JweText.of(flow.sealed()).flip(part).toSealed();

        assertCannotOpen(flipped);
    }

    @ParameterizedTest
    @CsvSource({
        "request-1, request-2",
        "password, logout-token",
        "ECDH-ES, ECDH-ES+A256KW",
        "ECDH-ES, dir",
        "ECDH-ES, none",
        "A256GCM, A128GCM",
        "A256GCM, A256CBC-HS512",
        "login-2026-11-22, login-2026-11-23"
    })
    void aChangedHeaderIsRefused(String from, String to) {
        JweText text = JweText.of(flow.sealed());

        String changed = text.headerJson().replace(from, to);

        assertThat(changed).isNotEqualTo(text.headerJson());
        assertCannotOpen(text.withHeaderJson(changed).toSealed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"zip\":\"DEF\"", "\"crit\":[\"exp2\"],\"exp2\":1", "\"exp\":9999999999999", "\"x\":1"})
    void anAddedHeaderIsRefused(String member) {
        JweText text = JweText.of(flow.sealed());

        String changed = text.headerJson().replaceFirst("\\{", "{" + member + ",");

        assertCannotOpen(text.withHeaderJson(changed).toSealed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e30.e30.e30.e30.e30",
                "e30..e30.e30.e30",
                "AAAA.AAAA.AAAA.AAAA.AAAA",
                "eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSIsImtpZCI6ImxvZ2luLTIwMjYtMTEtMjIifQ..AAAA.AAAA.AAAA"
            })
    void nonsenseIsRefused(String jwe) {
        Sealed nonsense = new Sealed(jwe);

        assertCannotOpen(nonsense);
    }

    @Test
    void aPartOfAnotherSealedValueIsRefused() {
        JweText one = JweText.of(flow.sealed());
        JweText two = JweText.of(flow.sealed());

        Sealed mixed = new Sealed(String.join(
                ".",
                one.parts().get(0),
                "",
                two.parts().get(2),
                two.parts().get(3),
                two.parts().get(4)));

        assertCannotOpen(mixed);
    }

    private void assertCannotOpen(Sealed sealed) {
        assertThatThrownBy(() -> flow.opener.open(sealed, CONTEXT))
                .isInstanceOfSatisfying(
                        SealingException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CANNOT_OPEN))
                .hasNoCause();
    }
}

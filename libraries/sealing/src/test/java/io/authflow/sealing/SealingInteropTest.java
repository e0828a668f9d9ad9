package io.authflow.sealing;

import static io.authflow.sealing.SealedFlow.CONTEXT;
import static io.authflow.sealing.SealedFlow.EXPIRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Sealed;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests a client in another language. It uses only the published JWK set and the documented header, and no class of
 * authflow.
 */
class SealingInteropTest {
    private static final String PLAINTEXT = "{\"secret\":\"testpassword123\",\"username\":\"test@example.com\"}";

    private final SealedFlow flow = new SealedFlow();

    @Test
    void whatAnyJoseLibrarySealsOpens() throws Exception {
        Sealed sealed = seal(header(EXPIRY.getEpochSecond()), PLAINTEXT);

        assertThat(flow.opener.open(sealed, CONTEXT)).isEqualTo(SealedFlow.PASSWORD);
    }

    @Test
    void anExpiryBeyondAllTimesIsNoExpiry() throws Exception {
        Sealed sealed = seal(header(Long.MAX_VALUE), PLAINTEXT);

        assertThat(flow.opener.open(sealed, CONTEXT)).isEqualTo(SealedFlow.PASSWORD);
    }

    @Test
    void anExpiryBeforeAllTimesHasPassed() throws Exception {
        assertRefused(seal(header(Long.MIN_VALUE), PLAINTEXT), FailureCode.EXPIRED);
    }

    @Test
    void anExpiryOfAnotherTypeHasPassed() throws Exception {
        assertRefused(seal(header("tomorrow"), PLAINTEXT), FailureCode.EXPIRED);
    }

    @Test
    void aMissingContextIsAnotherContext() throws Exception {
        Map<String, Object> header = header(EXPIRY.getEpochSecond());
        header.remove("rid");

        assertRefused(seal(header, PLAINTEXT), FailureCode.CONTEXT_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "testpassword123",
                "null",
                "[]",
                "{}",
                "{\"username\":\"test@example.com\"}",
                "{\"username\":\"test@example.com\",\"secret\":123}",
                "{\"username\":\"test@example.com\",\"secret\":null}",
                "{\"username\":\"test@example.com\",\"secret\":\"testpassword123\",\"secret\":\"b\"}"
            })
    void aPlaintextOfAnotherFormIsRefusedAndNotQuoted(String plaintext) throws Exception {
        assertRefused(seal(header(EXPIRY.getEpochSecond()), plaintext), FailureCode.CANNOT_OPEN);
    }

    private void assertRefused(Sealed sealed, FailureCode code) {
        assertThatThrownBy(() -> flow.opener.open(sealed, CONTEXT))
                .isInstanceOfSatisfying(
                        SealingException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasNoCause()
                .hasMessageNotContaining("testpassword");
    }

    private Map<String, Object> header(Object expiry) {
        return new TreeMap<>(Map.of(
                "alg", "ECDH-ES",
                "enc", "A256GCM",
                "kid", "login-2026-11-22",
                "aud", "login",
                "purpose", "password",
                "rid", "request-1",
                "exp", expiry));
    }

    private Sealed seal(Map<String, Object> header, String plaintext) throws Exception {
        ECKey key = (ECKey) JWKSet.parse(flow.login.toPublicJson()).getKeyByKeyId("login-2026-11-22");
        JWEObject jwe = new JWEObject(JWEHeader.parse(header), new Payload(plaintext));
        jwe.encrypt(new ECDHEncrypter(key));
        return new Sealed(jwe.serialize());
    }
}

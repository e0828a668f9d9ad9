package io.authflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.authflow.contracts.event.EventJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyKeyTest {
    /** The public key of RFC 7515, appendix A.3.1. */
    private static final String X = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";

    private static final String Y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";

    @Test
    void isAPointOfTheCurve() {
        assertThat(new ReplyKey("EC", "P-256", X, Y).toJwk().getX()).hasToString(X);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, P-256, " + X + ", " + Y,
        "EC, P-384, " + X + ", " + Y,
        "EC, P-256, " + X + ", " + X,
        "EC, P-256, " + X + "A, " + Y,
        "EC, P-256, '', " + Y,
        // a coordinate above the prime, which is a point modulo the prime
        "EC, P-256, _____wAAAAEAAAAAAAAAAAAAAAD_______________8, ZkhceA4vg9ckM71dhKBrtlQcKvMdrocXKL-FahdPk_Q",
        "EC, P-256, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    })
    void anythingElseIsRefused(String kty, String crv, String x, String y) {
        assertThat(ReplyKey.isValid(kty, crv, x, y)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new ReplyKey(kty, crv, x, y));
    }

    @Test
    void theThumbprintIsTheHashOfTheRequiredMembersInTheirOrder() throws NoSuchAlgorithmException {
        String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + X + "\",\"y\":\"" + Y + "\"}";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8));

        assertThat(new ReplyKey("EC", "P-256", X, Y).thumbprint())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    @Test
    void anEventCarriesItsFourMembersOnly() throws JOSEException {
        ReplyKey key = ReplyKey.of(new ECKeyGenerator(Curve.P_256).generate());

        assertThat(EventJson.mapper().valueToTree(key).propertyNames()).containsExactly("kty", "crv", "x", "y");
    }
}

package io.authflow.e2e.sealed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sealed password, made from a JOSE library and the public keys only, as anybody can make one. Tests may falsify each
 * part of it.
 */
public final class Forgery {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BLOCK = 256;

    private final JWKSet keys;
    private final ECKey key;
    private final Map<String, Object> header;
    private final Map<String, String> plaintext;

    private Forgery(JWKSet keys, ECKey key, Map<String, Object> header, Map<String, String> plaintext) {
        this.keys = keys;
        this.key = key;
        this.header = header;
        this.plaintext = plaintext;
    }

    /** One with no fault in it. */
    public static Forgery faultless(
            Path publicKeys, String audience, String requestId, String username, String password) {
        JWKSet keys = load(publicKeys);
        Map<String, Object> header = new LinkedHashMap<>(Map.of(
                "alg", "ECDH-ES",
                "enc", "A256GCM",
                "purpose", "password",
                "rid", requestId,
                "exp", Instant.now().plusSeconds(600).getEpochSecond()));
        return new Forgery(keys, keyOf(keys, audience), header, Map.of("username", username, "secret", password))
                .to(audience);
    }

    /** The same, sealed to that service. */
    Forgery to(String audience) {
        return by(keyOf(keys, audience)).with("aud", List.of(audience));
    }

    /** The same with a parameter of its header changed or, where the value is null, left out. */
    Forgery with(String parameter, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(header);
        changed.remove(parameter);
        if (value != null) {
            changed.put(parameter, value);
        }
        return new Forgery(keys, key, changed, plaintext);
    }

    /** The same for another user. */
    Forgery of(String username) {
        Map<String, String> changed = new LinkedHashMap<>(plaintext);
        changed.put("username", username);
        return new Forgery(keys, key, header, changed);
    }

    /** The same, sealed with a key that nobody has, under that id. */
    Forgery byAnotherKey(@Nullable String keyId) {
        try {
            return by(new ECKeyGenerator(Curve.P_256)
                    .keyID(keyId == null ? key.getKeyID() : keyId)
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String seal() {
        try {
            JWEObject jwe = new JWEObject(JWEHeader.parse(header), new Payload(padded()));
            jwe.encrypt(new ECDHEncrypter(key.toECPublicKey()));
            return jwe.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("The library seals no such thing: " + header, e);
        }
    }

    private Forgery by(ECKey other) {
        return new Forgery(keys, other, header, plaintext).with("kid", other.getKeyID());
    }

    private String padded() {
        String json = JSON.writeValueAsString(plaintext);
        return json + " ".repeat(BLOCK - json.length() % BLOCK);
    }

    private static ECKey keyOf(JWKSet keys, String audience) {
        return keys.getKeys().stream()
                .filter(one -> one.getKeyID().startsWith(audience + "-"))
                .findFirst()
                .orElseThrow()
                .toECKey();
    }

    private static JWKSet load(Path file) {
        try {
            return JWKSet.load(file.toFile());
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("There are no public keys in " + file + ".", e);
        }
    }

    @Override
    public String toString() {
        return "Forgery[" + header.keySet() + "]";
    }
}

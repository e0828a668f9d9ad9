package io.authflow.contracts.sealing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.authflow.contracts.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A set of keys that secrets are sealed to: public keys of all audiences, or the private keys of one. A key's id is its
 * audience, a hyphen and the date that it was made, so that the newest is known. Prints ids only.
 */
public final class SealingKeys {
    /** The services that secrets are sealed to. */
    public static final List<String> AUDIENCES = List.of("signup", "login", "logout");

    private final List<ECKey> keys;

    private SealingKeys(List<ECKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * @param json a JWK set (RFC 7517) of EC keys on P-256, each with a {@code kid} of audience, hyphen and date
     * @throws SealingException with {@code MISCONFIGURED} if it is none
     */
    public static SealingKeys parse(String json) {
        try {
            List<ECKey> keys = JWKSet.parse(json).getKeys().stream()
                    .map(SealingKeys::checked)
                    .toList();
            return new SealingKeys(keys);
        } catch (ParseException e) {
            throw new SealingException(
                    FailureCode.MISCONFIGURED,
                    "The sealing keys are no JWK set. Make a key set with 'authflow keys new'.");
        }
    }

    /**
     * Reads a key set. What cannot be read is not named in the error: it may be a key that was pasted in part.
     *
     * @param jsonOrPath a JWK set, or the path of a file that holds one
     * @throws SealingException with {@code MISCONFIGURED} if there is none
     */
    public static SealingKeys load(String jsonOrPath) {
        if (jsonOrPath.strip().startsWith("{")) {
            return parse(jsonOrPath);
        }
        try {
            return parse(Files.readString(Path.of(jsonOrPath.strip())));
        } catch (IOException e) {
            throw new SealingException(
                    FailureCode.MISCONFIGURED,
                    "The file of sealing keys cannot be read. Name a readable JWK set, made with 'authflow keys new'.");
        }
    }

    /** A new key pair of one audience. */
    public static SealingKeys generate(String audience, LocalDate date) {
        try {
            return new SealingKeys(List.of(new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.ENCRYPTION)
                    .keyID(audience + "-" + date)
                    .generate()));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** These keys and those. */
    public SealingKeys and(SealingKeys those) {
        return new SealingKeys(Stream.concat(keys.stream(), those.keys.stream()).toList());
    }

    /** The JWK set without any private part. */
    public String toPublicJson() {
        return new JWKSet(List.<JWK>copyOf(keys)).toString(true);
    }

    /** The JWK set with the private parts: for the file that only the service of this audience reads. */
    public String toPrivateJson() {
        return new JWKSet(List.<JWK>copyOf(keys)).toString(false);
    }

    SealingKeys requirePrivate() {
        if (keys.stream().allMatch(ECKey::isPrivate)) {
            return this;
        }
        throw new SealingException(
                FailureCode.MISCONFIGURED,
                "The keys " + this + " are not all private, so nothing can be opened with them. Give this service the"
                        + " key set that was made for it, not the published one.");
    }

    Optional<ECKey> find(String kid) {
        return keys.stream().filter(key -> key.getKeyID().equals(kid)).findFirst();
    }

    ECKey newestOf(String audience) {
        return keys.stream()
                .filter(key -> key.getKeyID().startsWith(audience + "-"))
                .max(Comparator.comparing(ECKey::getKeyID))
                .orElseThrow(() -> new SealingException(
                        FailureCode.MISCONFIGURED,
                        "There is no public key of " + audience + " to seal to. Add one to the public key set."));
    }

    @Override
    public String toString() {
        return keys.stream().map(ECKey::getKeyID).toList().toString();
    }

    private static ECKey checked(JWK key) {
        if (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve()) && ec.getKeyID() != null) {
            return ec;
        }
        throw new SealingException(
                FailureCode.MISCONFIGURED,
                "A sealing key must be an EC key on P-256 with a kid. Make a key set with 'authflow keys new'.");
    }
}

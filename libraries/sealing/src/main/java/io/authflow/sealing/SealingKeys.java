package io.authflow.sealing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of sealing keys: the public keys of all audiences, or the private keys of one audience.
 *
 * <p>The id of a key is its audience, a hyphen and the date of its creation. A second key of the same day ends in
 * {@code -02}, a third in {@code -03}. The {@code nbf} of a key says from when on services seal to it. A key without
 * {@code nbf} is older than all others of its audience. {@link #toString} shows the ids only.
 */
public final class SealingKeys {
    /** The audiences: the services that secrets are sealed to. */
    public static final List<String> AUDIENCES = List.of("signup", "login", "logout");

    /** The audiences that a client seals the password of its request to. */
    public static final List<String> AUDIENCES_OF_REQUESTS = List.of("signup", "login");

    private static final Comparator<ECKey> BY_AGE =
            Comparator.comparing(SealingKeys::begin).thenComparing(ECKey::getKeyID);

    private final List<ECKey> keys;

    private SealingKeys(List<ECKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Parses a key set.
     *
     * @param json a JWK set (RFC 7517) of EC keys on P-256; each has a {@code kid} of audience, hyphen and date
     * @throws SealingException with {@code MISCONFIGURED} if the text is not such a set, or if the set is empty
     */
    public static SealingKeys parse(String json) {
        try {
            List<ECKey> keys = JWKSet.parse(json).getKeys().stream()
                    .map(SealingKeys::checked)
                    .toList();
            return new SealingKeys(keys).requireAny();
        } catch (ParseException e) {
            throw new SealingException(
                    FailureCode.MISCONFIGURED,
                    "The sealing keys are no JWK set. Make a key set with 'authflow keys new'.");
        }
    }

    /**
     * Reads a key set. The error never names the path or the text, which may be part of a key.
     *
     * @param jsonOrPath a JWK set, or the path of a file that holds one
     * @throws SealingException with {@code MISCONFIGURED} if there is no such set
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

    /** Makes the first key pair of an audience. It has no {@code nbf}. */
    public static SealingKeys generate(String audience, LocalDate date) {
        return new SealingKeys(List.of(pair(audience + "-" + date, null)));
    }

    /**
     * Makes a new key pair of an audience, as a set of its own. Its number follows the highest number of this day in
     * these keys. So the id of a deleted key is not used again.
     *
     * @param begin from when on services seal to the key; fractions of a second are cut off
     */
    public SealingKeys next(String audience, LocalDate date, Instant begin) {
        String day = audience + "-" + date;
        int last = ids().stream().mapToInt(id -> number(id, day)).max().orElse(0);
        return new SealingKeys(List.of(
                pair(last == 0 ? day : day + String.format(Locale.ROOT, "-%02d", last + 1), begin)));
    }

    private static int number(String id, String day) {
        String number = id.startsWith(day + "-") ? id.substring(day.length() + 1) : "";
        return id.equals(day) ? 1 : number.matches("[0-9]{1,8}") ? Integer.parseInt(number) : 0;
    }

    /** Returns these keys and the keys of another set. */
    public SealingKeys and(SealingKeys those) {
        return new SealingKeys(Stream.concat(keys.stream(), those.keys.stream()).toList());
    }

    /** Returns these keys without the keys whose ids are in another set. */
    public SealingKeys without(SealingKeys those) {
        Set<String> ids = new HashSet<>(those.ids());
        return new SealingKeys(
                keys.stream().filter(key -> !ids.contains(key.getKeyID())).toList());
    }

    /** Returns the keys of this set whose ids are also in another set. */
    public SealingKeys in(SealingKeys those) {
        return without(without(those));
    }

    /** Returns the keys of some audiences. */
    public SealingKeys of(Collection<String> audiences) {
        return new SealingKeys(audiences.stream().flatMap(this::of).toList());
    }

    /** Returns the keys to seal to at a time. For each audience this is the newest key whose {@code nbf} has come. */
    public SealingKeys activeAt(Instant now) {
        return new SealingKeys(AUDIENCES.stream()
                .flatMap(audience -> of(audience).filter(key -> !begin(key).isAfter(now)).max(BY_AGE).stream())
                .toList());
    }

    /** Returns the keys that a newer key of their audience had replaced by a time. */
    public SealingKeys replacedBefore(Instant time) {
        return new SealingKeys(activeAt(time).keys.stream()
                .flatMap(active -> of(audienceOf(active)).filter(key -> BY_AGE.compare(key, active) < 0))
                .toList());
    }

    /** Returns the ids of the keys. */
    public List<String> ids() {
        return keys.stream().map(ECKey::getKeyID).toList();
    }

    /** Returns the JWK set without any private part. */
    public String toPublicJson() {
        return new JWKSet(List.<JWK>copyOf(keys)).toString(true);
    }

    /** Returns the JWK set with the private parts, for a file that only the service of this audience reads. */
    public String toPrivateJson() {
        return new JWKSet(List.<JWK>copyOf(keys)).toString(false);
    }

    /**
     * Returns these keys if all are private.
     *
     * @throws SealingException with {@code MISCONFIGURED} if one of the keys is a public key
     */
    public SealingKeys requirePrivate() {
        if (keys.stream().allMatch(ECKey::isPrivate)) {
            return this;
        }
        throw new SealingException(
                FailureCode.MISCONFIGURED,
                "The keys " + this + " are not all private, so nothing can be opened with them. Give this service the"
                        + " key set that was made for it, not the published one.");
    }

    Optional<ECKey> find(@Nullable String kid) {
        return keys.stream().filter(key -> key.getKeyID().equals(kid)).findFirst();
    }

    ECKey newestOf(String audience) {
        return of(audience)
                .max(BY_AGE)
                .orElseThrow(() -> new SealingException(
                        FailureCode.MISCONFIGURED,
                        "There is no public key of " + audience + " to seal to. Add one to the public key set."));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealingKeys those && keys.equals(those.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    @Override
    public String toString() {
        return ids().toString();
    }

    private Stream<ECKey> of(String audience) {
        return keys.stream().filter(key -> key.getKeyID().startsWith(audience + "-"));
    }

    private static String audienceOf(ECKey key) {
        return key.getKeyID().substring(0, key.getKeyID().indexOf('-'));
    }

    private static Instant begin(ECKey key) {
        return key.getNotBeforeTime() == null
                ? Instant.MIN
                : key.getNotBeforeTime().toInstant();
    }

    private static ECKey pair(String id, @Nullable Instant begin) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.ENCRYPTION)
                    .algorithm(JWEAlgorithm.ECDH_ES)
                    .keyID(id)
                    .notBeforeTime(begin == null ? null : Date.from(begin.truncatedTo(ChronoUnit.SECONDS)))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    private SealingKeys requireAny() {
        if (keys.isEmpty()) {
            throw new SealingException(
                    FailureCode.MISCONFIGURED,
                    "The set of sealing keys is empty. Make a key set with 'authflow keys new'.");
        }
        return this;
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

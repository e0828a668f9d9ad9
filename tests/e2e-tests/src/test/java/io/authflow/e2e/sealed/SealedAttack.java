package io.authflow.e2e.sealed;

import io.authflow.contracts.ReplyKey;
import io.authflow.sealing.ReplyKeyPair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sealed password that was moved, swapped, changed or kept too long. The service that opens it must refuse it.
 *
 * @param name of the attack
 * @param code expected failure code
 * @param copy makes the attacking copies from a correct one
 * @param replyKey that the request names
 */
public record SealedAttack(
        String name, String code, Copy copy, @Nullable ReplyKey replyKey) {
    private static final ReplyKey OWN = ReplyKeyPair.generate().publicKey();
    private static final ReplyKey OTHER = ReplyKeyPair.generate().publicKey();

    private static final String MISMATCH = "CONTEXT_MISMATCH";
    private static final String CANNOT_OPEN = "CANNOT_OPEN";
    private static final String EXPIRED = "EXPIRED";

    public static List<SealedAttack> all() {
        return Stream.of(contexts(), replyKeys(), keys(), times(), forms(), flips())
                .flatMap(attacks -> attacks)
                .toList();
    }

    private static Stream<SealedAttack> contexts() {
        return Stream.of(
                made("moved from another request", MISMATCH, one -> one.with("rid", "another-request")),
                made("without a request", MISMATCH, one -> one.with("rid", null)),
                made("of another user", MISMATCH, one -> one.of("another@example.com")),
                made("of the user in another letter case", MISMATCH, one -> one.of("Another@example.com")),
                made("for another audience, with this one's key", MISMATCH, one -> one.with("aud", List.of("logout"))),
                made("for two audiences", MISMATCH, one -> one.with("aud", List.of("signup", "login"))),
                made("for no audience", MISMATCH, one -> one.with("aud", null)),
                made("for another purpose", MISMATCH, one -> one.with("purpose", "logout-token")),
                made("for no purpose", MISMATCH, one -> one.with("purpose", null)));
    }

    private static Stream<SealedAttack> replyKeys() {
        return Stream.of(
                new SealedAttack("beside another reply key", MISMATCH, bound(), OTHER),
                new SealedAttack("beside no reply key, made with one", MISMATCH, bound(), null),
                new SealedAttack("beside a reply key, made with none", MISMATCH, (audience, one) -> one.seal(), OTHER));
    }

    private static Stream<SealedAttack> keys() {
        return Stream.of(
                made("with a key of unknown id", CANNOT_OPEN, one -> one.byAnotherKey("login-1999-12-31")),
                made("with another key of the known id", CANNOT_OPEN, one -> one.byAnotherKey(null)),
                made("without a key id", CANNOT_OPEN, one -> one.with("kid", null)),
                new SealedAttack(
                        "with the two copies swapped",
                        MISMATCH,
                        (audience, one) -> one.to(audience.equals("login") ? "signup" : "login")
                                .seal(),
                        null));
    }

    private static Stream<SealedAttack> times() {
        return Stream.of(
                made("expired", EXPIRED, one -> one.with("exp", 1_700_000_000L)),
                made("expiring never", EXPIRED, one -> one.with("exp", null)),
                made("expiring at a word", EXPIRED, one -> one.with("exp", "tomorrow")));
    }

    private static Stream<SealedAttack> forms() {
        return Stream.of(
                made("compressed", CANNOT_OPEN, one -> one.with("zip", "DEF")),
                made("with another cipher", CANNOT_OPEN, one -> one.with("enc", "A128GCM")),
                made("with a wrapped key", CANNOT_OPEN, one -> one.with("alg", "ECDH-ES+A256KW")),
                changed("with its algorithm renamed", CANNOT_OPEN, jwe -> renamed(jwe, "ECDH-ES", "dir")),
                changed("with its cipher renamed", CANNOT_OPEN, jwe -> renamed(jwe, "A256GCM", "A256CBC-HS512")),
                changed(
                        "with a later expiry written into it",
                        CANNOT_OPEN,
                        jwe -> renamed(jwe, "\"exp\":1", "\"exp\":2")));
    }

    private static Stream<SealedAttack> flips() {
        return IntStream.range(0, 5)
                .mapToObj(part -> changed(
                        "with one bit of part " + (part + 1) + " flipped", CANNOT_OPEN, jwe -> flipped(jwe, part)));
    }

    private static SealedAttack made(String name, String code, UnaryOperator<Forgery> change) {
        return new SealedAttack(name, code, (audience, one) -> change.apply(one).seal(), null);
    }

    private static SealedAttack changed(String name, String code, UnaryOperator<String> change) {
        return new SealedAttack(name, code, (audience, one) -> change.apply(one.seal()), null);
    }

    private static Copy bound() {
        return (audience, one) -> one.with("jkt", OWN.thumbprint()).seal();
    }

    private static String renamed(String jwe, String from, String to) {
        List<String> parts = new ArrayList<>(List.of(jwe.split("\\.", -1)));
        String header = new String(Base64.getUrlDecoder().decode(parts.get(0)), StandardCharsets.UTF_8);
        parts.set(0, base64(header.replace(from, to).getBytes(StandardCharsets.UTF_8)));
        return String.join(".", parts);
    }

    /** The second part is empty: it becomes one byte. */
    private static String flipped(String jwe, int index) {
        List<String> parts = new ArrayList<>(List.of(jwe.split("\\.", -1)));
        byte[] part = Base64.getUrlDecoder().decode(parts.get(index));
        byte[] longer = part.length == 0 ? new byte[1] : part;
        longer[longer.length / 2] ^= 1;
        parts.set(index, base64(longer));
        return String.join(".", parts);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Makes one sealed copy. */
    @FunctionalInterface
    public interface Copy {
        String of(String audience, Forgery faultless);
    }
}

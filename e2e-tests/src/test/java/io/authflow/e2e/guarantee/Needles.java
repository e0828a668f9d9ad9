package io.authflow.e2e.guarantee;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Secrets in every form in which they may hide: as they are, and in base64, hex, URL and JSON escapes. */
final class Needles {
    /** All forms of all secrets are longer. */
    private static final int START = 12;

    private final Map<String, List<String>> byStart = new HashMap<>();

    Needles(Collection<String> secrets) {
        secrets.stream().flatMap(Needles::forms).distinct().forEach(this::add);
    }

    private void add(String form) {
        if (form.length() < START) {
            throw new IllegalArgumentException("A secret is too short to be told from other text.");
        }
        byStart.computeIfAbsent(form.substring(0, START), any -> new ArrayList<>())
                .add(form);
    }

    /** The place of the first secret in that text, never the secret. */
    Optional<Integer> find(String text) {
        for (int at = 0; at + START <= text.length(); at++) {
            for (String form : byStart.getOrDefault(text.substring(at, at + START), List.of())) {
                if (text.startsWith(form, at)) {
                    return Optional.of(at);
                }
            }
        }
        return Optional.empty();
    }

    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        Stream<String> texts = Stream.of(
                secret,
                secret.replace("/", "\\/"),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                hex,
                hex.toUpperCase(Locale.ROOT));
        return Stream.concat(
                texts,
                Stream.of(0, 1, 2)
                        .flatMap(shift -> Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                                .map(encoder -> base64(bytes, shift, encoder))));
    }

    /** What base64 makes of the bytes behind that many others, without the characters that depend on their neighbours. */
    private static String base64(byte[] bytes, int shift, Base64.Encoder encoder) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        int first = (shift * Byte.SIZE + 5) / 6;
        int end = shifted.length * Byte.SIZE / 6;
        return encoder.encodeToString(shifted).substring(first, end);
    }
}

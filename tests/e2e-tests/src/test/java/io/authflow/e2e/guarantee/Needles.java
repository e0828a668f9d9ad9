package io.authflow.e2e.guarantee;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Searches for secrets in all forms that they may have. These are plain text, base64 and base64url, hex, escapes of
 * URLs and JSON, and Java's print of a byte array. The base64 of a secret may begin at any position.
 */
public final class Needles {
    /** All forms of all secrets are longer. */
    private static final int START = 12;

    private static final int FACTOR = 31;
    private static final int OLDEST = IntStream.range(1, START).reduce(1, (power, i) -> power * FACTOR);
    private static final int MASK = 0xFFFF;

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Map<Integer, List<Needle>> byStart = new HashMap<>();
    private final BitSet starts = new BitSet(MASK + 1);

    Needles(Collection<String> secrets) {
        this(Map.of("secret", secrets));
    }

    /** @param secretsByKind what is found is told by its kind */
    public Needles(Map<String, ? extends Collection<String>> secretsByKind) {
        secretsByKind.forEach((kind, secrets) ->
                secrets.stream().flatMap(Needles::forms).distinct().forEach(form -> add(kind, form)));
    }

    private void add(String kind, String form) {
        byte[] needle = form.getBytes(StandardCharsets.UTF_8);
        if (needle.length < START) {
            throw new IllegalArgumentException("A secret is too short to be told from other text.");
        }
        int hash = 0;
        for (int i = 0; i < START; i++) {
            hash = hash * FACTOR + needle[i];
        }
        byStart.computeIfAbsent(hash, any -> new ArrayList<>()).add(new Needle(kind, needle));
        starts.set(bucket(hash));
    }

    boolean areIn(String text) {
        return areIn(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean areIn(byte[] bytes) {
        return !find(ByteBuffer.wrap(bytes)).isEmpty();
    }

    /** The place of the first secret of each kind in those bytes, by a hash that rolls over them once. Never the secret. */
    public Map<String, Integer> find(ByteBuffer bytes) {
        Map<String, Integer> found = new TreeMap<>();
        int hash = 0;
        for (int end = 0; end < bytes.limit(); end++) {
            if (end >= START) {
                hash -= bytes.get(end - START) * OLDEST;
            }
            hash = hash * FACTOR + bytes.get(end);
            if (starts.get(bucket(hash)) && end >= START - 1) {
                note(bytes, end - START + 1, hash, found);
            }
        }
        return found;
    }

    private void note(ByteBuffer bytes, int begin, int hash, Map<String, Integer> found) {
        byStart.getOrDefault(hash, List.of()).stream()
                .filter(needle -> needle.isAt(bytes, begin))
                .forEach(needle -> found.putIfAbsent(needle.kind(), begin));
    }

    private static int bucket(int hash) {
        return (hash ^ hash >>> 16) & MASK;
    }

    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        Stream<String> texts = Stream.of(
                secret,
                escaped(JSON, secret),
                escaped(ASCII, secret),
                escaped(JSON, secret).replace("/", "\\/"),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                URLEncoder.encode(secret, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT),
                hex,
                hex.toUpperCase(Locale.ROOT),
                decimals(bytes));
        return Stream.concat(
                texts,
                Stream.of(0, 1, 2)
                        .flatMap(shift -> Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                                .map(encoder -> base64(bytes, shift, encoder))));
    }

    private static String escaped(JsonMapper mapper, String secret) {
        String quoted = mapper.writeValueAsString(secret);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** As {@link Arrays#toString(byte[])} has them: so a Kafka record prints its headers. */
    private static String decimals(byte[] bytes) {
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> Byte.toString(bytes[i]))
                .collect(Collectors.joining(", "));
    }

    /** What base64 makes of the bytes behind that many others, without the characters that depend on their neighbours. */
    private static String base64(byte[] bytes, int shift, Base64.Encoder encoder) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        int first = (shift * Byte.SIZE + 5) / 6;
        int end = shifted.length * Byte.SIZE / 6;
        return encoder.encodeToString(shifted).substring(first, end);
    }

    private record Needle(String kind, byte[] bytes) {
        boolean isAt(ByteBuffer haystack, int begin) {
            return haystack.limit() - begin >= bytes.length
                    && haystack.slice(begin, bytes.length).equals(ByteBuffer.wrap(bytes));
        }
    }
}

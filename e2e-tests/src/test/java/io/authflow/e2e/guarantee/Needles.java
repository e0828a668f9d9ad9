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
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets in every form in which they may hide: as they are, in base64 and base64url behind any other bytes, in hex, in escapes
 * of URLs and JSON, and as Java prints an array of bytes.
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

    private final Map<Integer, List<byte[]>> byStart = new HashMap<>();
    private final BitSet starts = new BitSet(MASK + 1);

    public Needles(Collection<String> secrets) {
        secrets.stream().flatMap(Needles::forms).distinct().forEach(this::add);
    }

    private void add(String form) {
        byte[] needle = form.getBytes(StandardCharsets.UTF_8);
        if (needle.length < START) {
            throw new IllegalArgumentException("A secret is too short to be told from other text.");
        }
        int hash = 0;
        for (int i = 0; i < START; i++) {
            hash = hash * FACTOR + needle[i];
        }
        byStart.computeIfAbsent(hash, any -> new ArrayList<>()).add(needle);
        starts.set(bucket(hash));
    }

    /** The place of the first secret in that text, never the secret. */
    OptionalInt find(String text) {
        return find(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The place of the first secret in those bytes, by a hash that rolls over them once. */
    public OptionalInt find(ByteBuffer bytes) {
        int hash = 0;
        for (int end = 0; end < bytes.limit(); end++) {
            if (end >= START) {
                hash -= bytes.get(end - START) * OLDEST;
            }
            hash = hash * FACTOR + bytes.get(end);
            int begin = end - START + 1;
            if (starts.get(bucket(hash)) && begin >= 0 && isAt(bytes, begin, hash)) {
                return OptionalInt.of(begin);
            }
        }
        return OptionalInt.empty();
    }

    private boolean isAt(ByteBuffer bytes, int begin, int hash) {
        return byStart.getOrDefault(hash, List.of()).stream().anyMatch(needle -> isAt(bytes, begin, needle));
    }

    private static boolean isAt(ByteBuffer bytes, int begin, byte[] needle) {
        return bytes.limit() - begin >= needle.length
                && bytes.slice(begin, needle.length).equals(ByteBuffer.wrap(needle));
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
}

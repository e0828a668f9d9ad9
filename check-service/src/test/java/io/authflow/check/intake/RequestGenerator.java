package io.authflow.check.intake;

import io.authflow.contracts.event.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Generates requests. It starts with a valid request, and makes up to two changes to the fields. Sometimes it also
 * changes the text or the bytes.
 */
final class RequestGenerator {
    private static final List<String> OPTIONAL = List.of("requestId", "sessionSeconds", "intent", "replyKey");

    /** Longer than Jackson allows by default. */
    private static final String LONG_NAME = "n".repeat(50_100);

    private final SplittableRandom random;
    private final FieldValues values;
    private final Map<String, String> fields = new LinkedHashMap<>();

    RequestGenerator(SplittableRandom random) {
        this.random = random;
        this.values = new FieldValues(random);
    }

    GeneratedRequest next() {
        good();
        for (int i = random.nextInt(3); i > 0; i--) {
            mutateField();
        }
        if (random.nextInt(20) == 0) {
            return unsayable();
        }
        String text = random.nextInt(5) == 0 ? mutateText(text()) : text();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean large = bytes.length > EventJson.VALUE_BYTES_MAX;
        return new GeneratedRequest(
                random.nextInt(20) == 0 ? mutateBytes(bytes) : bytes, large ? Unsayable.TOO_LARGE : null);
    }

    private void good() {
        fields.put("username", values.goodUsername());
        fields.put("password", values.goodPassword());
        for (String name : OPTIONAL) {
            if (random.nextBoolean()) {
                fields.put(name, values.good(name));
            }
        }
    }

    private void mutateField() {
        String name = pick(List.copyOf(fields.keySet()));
        switch (random.nextInt(9)) {
            case 0 -> fields.remove(name);
            case 1 -> fields.put(name, "null");
            case 2 -> fields.put(name, name.equals("requestId") ? values.noText() : values.ofAnotherType());
            case 3 ->
                fields.put(pick(List.of("later", "Username", "user name", "", "d", LONG_NAME)), values.ofAnotherType());
            default -> fields.put(name, values.odd(name));
        }
        if (fields.isEmpty()) {
            good();
        }
    }

    /** Makes a fault that JSON Schema cannot express, mostly in an unknown field. There no other fault can hide it. */
    private GeneratedRequest unsayable() {
        return switch (random.nextInt(5)) {
            case 0 -> put(Unsayable.LONE_SURROGATE, "later", pick(List.of("\"\\ud800\"", "\"\\udc00x\"")));
            case 1 -> put(Unsayable.TOO_LARGE, "later", "\"" + "x".repeat(65_536) + "\"");
            case 2 -> put(Unsayable.TOO_DEEP, "later", "[".repeat(32) + "]".repeat(32));
            case 3 -> put(Unsayable.OFF_THE_CURVE, "replyKey", values.replyKeyOffTheCurve());
            default -> put(Unsayable.DUPLICATE_KEY, "later", "{\"a\":1,\"\\u0061\":1}");
        };
    }

    private GeneratedRequest put(Unsayable what, String name, String value) {
        fields.put(name, value);
        return new GeneratedRequest(text().getBytes(StandardCharsets.UTF_8), what);
    }

    private String text() {
        String space = pick(List.of("", "", " ", "\n\t"));
        return fields.entrySet().stream()
                .map(field -> name(field.getKey()) + space + ":" + space + field.getValue())
                .collect(Collectors.joining("," + space, "{" + space, space + "}"));
    }

    /** Returns the name of a field, sometimes with an escape, which means the same name. */
    private String name(String name) {
        return random.nextInt(20) == 0 && !name.isEmpty()
                ? "\"\\u%04x%s\"".formatted((int) name.charAt(0), name.substring(1))
                : "\"" + name + "\"";
    }

    private String mutateText(String text) {
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, random.nextInt(text.length()));
            case 1 -> text + pick(List.of(" ", "\n", "x", "{}", ",", "null", "\0"));
            case 2 -> "[" + text + "]";
            case 3 -> pick(List.of("", " ", "null", "true", "42", "\"text\"", "[]", "{}", "NaN"));
            case 4 -> "\uFEFF" + text;
            case 5 -> text.replace('"', '\'');
            case 6 -> text.replace(":", " ");
            case 7 -> text.replace("}", ",}");
            case 8 -> "/**/" + text;
            case 9 -> text.replaceFirst("\\d", "0$0");
            case 10 -> text.replaceFirst("[a-z]", "\u0001");
            default -> pick(List.of(" ", "\n", "\t", "\r")) + text;
        };
    }

    private byte[] mutateBytes(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) 0xFF};
        }
        return switch (random.nextInt(4)) {
            case 0 -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE);
            case 1 -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 2 -> Arrays.copyOf(bytes, bytes.length - 1);
            default -> {
                bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x80));
                yield bytes;
            }
        };
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}

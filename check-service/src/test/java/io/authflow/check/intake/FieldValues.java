package io.authflow.check.intake;

import io.authflow.contracts.ReplyKey;
import java.util.List;
import java.util.SplittableRandom;

/** Makes JSON values of a request's fields: valid, at the bounds and beyond them. */
final class FieldValues {
    /** The public key of RFC 7515, appendix A.3.1. */
    private static final ReplyKey KEY = new ReplyKey(
            ReplyKey.KEY_TYPE,
            ReplyKey.CURVE,
            "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");

    private static final String JWE = "aaa..bbb.ccc.ddd";

    private final SplittableRandom random;
    private final NumberTexts numbers;

    FieldValues(SplittableRandom random) {
        this.random = random;
        this.numbers = new NumberTexts(random);
    }

    String good(String field) {
        return switch (field) {
            case "requestId" -> pick("\"r\"", "\"" + "A".repeat(64) + "\"", "\"0._-\"");
            case "sessionSeconds" -> numbers.inRange();
            case "intent" -> pick("\"auto\"", "\"login\"", "\"signup\"");
            default -> key(KEY.x(), KEY.y(), pick("", ",\"kid\":\"k\"", ",\"use\":\"enc\",\"D\":1"));
        };
    }

    String goodUsername() {
        return pick(
                "\"user@example.com\"",
                "\"jos\u00e9\"",
                "\"e\\u0301\"",
                "\"\\ud83d\\ude00\"",
                "\"" + "x".repeat(128) + "\"",
                "\"" + "\ud83d\ude00".repeat(128) + "\"");
    }

    String goodPassword() {
        return pick(
                "\"p\"",
                "\" p \\n\"",
                "\"" + "x".repeat(256) + "\"",
                "\"" + "\ud83d\ude00".repeat(256) + "\"",
                copies(JWE, JWE),
                copies(jwe(32_768 - JWE.length() + 1), JWE));
    }

    String ofAnotherType() {
        return random.nextInt(5) == 0 ? pick("\"\"", "\"text\"") : noText();
    }

    String noText() {
        return pick(
                "true",
                "false",
                "42",
                "1.5",
                "[]",
                "[\"a\"]",
                "{}",
                "{\"a\":{\"b\":[null]}}",
                "1" + "0".repeat(1_100),
                "-0." + "1".repeat(1_100));
    }

    String odd(String field) {
        return switch (field) {
            case "username" -> username();
            case "password" -> password();
            case "sessionSeconds" -> numbers.any();
            case "intent" -> pick("\"AUTO\"", "\"log in\"", "\"auto \"", "\"login\\n\"", "\"\"");
            case "replyKey" -> replyKey();
            case "requestId" -> noText();
            default -> ofAnotherType();
        };
    }

    String replyKeyOffTheCurve() {
        return key("A".repeat(43), KEY.y(), "");
    }

    private String username() {
        return pick(
                "\"\"",
                "\" \"",
                "\"a b\"",
                "\"a\\n\"",
                "\"\\u00a0\"",
                "\"\\u0000\"",
                "\"\\u202etxt\"",
                "\"\\u200b\"",
                "\"\\u0378\"",
                "\"\\ufffd\"",
                "\"\\u00ad\"",
                "\"\\ue000\"",
                "\"" + "x".repeat(129) + "\"",
                "\"" + "\ud83d\ude00".repeat(129) + "\"");
    }

    private String password() {
        return pick(
                "\"\"",
                "\"\\u0000\"",
                "\"" + "x".repeat(257) + "\"",
                "\"" + "\ud83d\ude00".repeat(257) + "\"",
                "{\"signup\":\"" + JWE + "\"}",
                "{\"login\":\"" + JWE + "\"}",
                "{\"signup\":null,\"login\":\"" + JWE + "\"}",
                "{\"signup\":1,\"login\":\"" + JWE + "\"}",
                copies("", JWE),
                copies("a.b.c.d", JWE),
                copies(JWE, "a.b.c.d.e.f"),
                copies(JWE, "..c.d.e"),
                copies(JWE, JWE + "\\n"),
                copies(JWE, JWE + "="),
                copies(JWE, "\u00fc.b.c.d.e"),
                copies(jwe(32_769 - JWE.length() + 1), JWE));
    }

    private String replyKey() {
        String x = KEY.x();
        return pick(
                key(x, KEY.y(), ",\"d\":\"private\""),
                key(x, KEY.y(), ",\"d\":null"),
                key(x, KEY.y(), "").replace("EC", "RSA"),
                key(x, KEY.y(), "").replace("P-256", "P-384"),
                key(x.substring(1), KEY.y(), ""),
                key(x + "A", KEY.y(), ""),
                key(x.substring(0, 42) + "B", KEY.y(), ""),
                key(x, KEY.y() + "\\n", ""),
                key(x, KEY.y(), "").replace("\"y\"", "\"Y\""),
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":1,\"y\":2}",
                "{\"kty\":null,\"crv\":\"P-256\",\"x\":\"" + x + "\",\"y\":\"" + KEY.y() + "\"}");
    }

    private static String key(String x, String y, String more) {
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"" + more + "}";
    }

    private static String copies(String signup, String login) {
        return "{\"signup\":\"" + signup + "\",\"login\":\"" + login + "\"}";
    }

    /** Makes a compact JWE with an authentication tag of {@code length} and 1 characters. */
    private static String jwe(int length) {
        return "aaa..bbb.ccc.d" + "d".repeat(length);
    }

    private String pick(String... of) {
        return List.of(of).get(random.nextInt(of.length));
    }
}

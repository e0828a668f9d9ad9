package io.authflow.check.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** Makes texts of numbers in all spellings that JSON allows, and some that it does not. */
final class NumberTexts {
    private static final List<String> BOUNDS = List.of("1", "2", "120", "86399", "86400");
    private static final List<String> BEYOND = List.of(
            "0",
            "-0",
            "-0.0",
            "0e5",
            "-1",
            "86401",
            "0.5",
            "120.9",
            "120.00000000000000000001",
            "120." + "0".repeat(1_100) + "1",
            "1" + "0".repeat(1_100),
            "0.99999999999999999999",
            "86400.00000000000000000001",
            "1e-400",
            "1e400",
            "1e5",
            "-1e400",
            "1e999999999",
            "1e-999999999",
            "100e2147483647",
            "0e2147483647",
            "1e2147483648",
            "1e-2147483648",
            "2147483648",
            "4294967416",
            "9223372036854775808",
            "18446744073709551736",
            "\"120\"",
            "1.",
            ".5",
            "+1",
            "0x10",
            "Infinity");

    private final SplittableRandom random;

    NumberTexts(SplittableRandom random) {
        this.random = random;
    }

    String inRange() {
        String number =
                random.nextBoolean() ? BOUNDS.get(random.nextInt(BOUNDS.size())) : "" + random.nextInt(1, 86_401);
        return spelled(number);
    }

    String any() {
        return random.nextInt(3) == 0 ? inRange() : BEYOND.get(random.nextInt(BEYOND.size()));
    }

    private String spelled(String number) {
        return switch (random.nextInt(8)) {
            case 0 -> number + ".0";
            case 1 -> number + ".00000000000000000000000";
            case 6 -> number + "." + "0".repeat(1_100);
            case 2 -> number + "e0";
            case 3 -> number + "0E-1";
            case 4 -> new BigDecimal(number).movePointLeft(3).toPlainString() + "e+3";
            case 5 -> new BigDecimal(number).stripTrailingZeros() + "";
            default -> number;
        };
    }
}

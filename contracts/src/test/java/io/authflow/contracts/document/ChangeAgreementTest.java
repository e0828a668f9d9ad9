package io.authflow.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.authflow.contracts.event.ChangeReading;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.SessionChangeReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/** Tests that the schema of session changes and their reader agree on generated input. */
class ChangeAgreementTest {
    private static final long SEED = 20_261_128;
    private static final int INPUTS = 10_000;
    private static final List<String> IDS = List.of(
            "\"request-1\"",
            "\"01a20320-a2fa-7780-8266-7e0cfc208a03\"",
            "\"" + "x".repeat(64) + "\"",
            "\"" + "x".repeat(257) + "\"",
            "\"\"",
            "\"a b\"",
            "\"a\\n\"",
            "\"\u00fc\"",
            "\"\\ud800\"",
            "42",
            "null",
            "[\"a\"]",
            "{}");
    private static final List<String> ACTIONS = List.of(
            "\"end\"",
            "\"extend\"",
            "\"end\"",
            "\"extend\"",
            "\"extend\"",
            "\"e\\u006ed\"",
            "\"END\"",
            "\"Extend\"",
            "\"end \"",
            "\"\"",
            "0",
            "true",
            "null",
            "[\"end\"]",
            "{}");
    private static final List<String> SECONDS = List.of(
            "1",
            "60",
            "86400",
            "60.0",
            "6e1",
            "6E+1",
            "600e-1",
            "86400.000",
            "0",
            "-0.0",
            "-1",
            "86401",
            "86400.5",
            "0.9999999999999999999999",
            "60.00000000000000000000000001",
            "60." + "0".repeat(1_100),
            "60." + "0".repeat(1_100) + "1",
            "6" + "0".repeat(1_100) + "e-1100",
            "1" + "0".repeat(1_100),
            "1e15",
            "1e-400",
            "9223372036854775808",
            "\"60\"",
            "true",
            "null",
            "[60]",
            "{}");
    private static final List<String> UNKNOWN = List.of(
            "\"x\":1",
            "\"Seconds\":true",
            "\"\":null",
            "\"a\":{\"action\":1}",
            "\"x\":1" + "0".repeat(1_100),
            "\"x\":[-0." + "1".repeat(1_100) + "]",
            "\"" + "n".repeat(50_100) + "\":1");

    private final Random random = new Random(SEED);
    private final Schema schema = ContractFiles.schema(EventType.SESSION_CHANGE_REQUESTED.topic());

    @Test
    void generatedInputsGetTheSameVerdictFromBoth() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int n = 0; n < INPUTS; n++) {
            String json = random.nextInt(20) == 0 ? pick(SECONDS) : object();
            Verdict verdict = verdict(json);
            assertThat(verdict == Verdict.READABLE)
                    .as("input %d of seed %d: %.500s", n, SEED, json)
                    .isEqualTo(schema.validate(tree(json)).isEmpty());
            counts.merge(verdict, 1, Integer::sum);
        }

        assertThat(counts)
                .hasSize(Verdict.values().length)
                .allSatisfy((verdict, count) -> assertThat(count).isGreaterThan(INPUTS / 50));
    }

    private enum Verdict {
        READABLE,
        REFUSED,
        UNREADABLE
    }

    private static Verdict verdict(String json) {
        ChangeReading reading = SessionChangeReader.read(json.getBytes(StandardCharsets.UTF_8));
        if (reading instanceof ChangeReading.Readable) {
            return Verdict.READABLE;
        }
        return reading instanceof ChangeReading.Refused ? Verdict.REFUSED : Verdict.UNREADABLE;
    }

    private String object() {
        List<String> members = new ArrayList<>();
        add(members, "requestId", random.nextInt(3) == 0 ? IDS : IDS.subList(0, 3), 20);
        add(members, "action", ACTIONS, 10);
        add(members, "seconds", SECONDS, 3);
        if (random.nextInt(4) == 0) {
            members.add(pick(UNKNOWN));
        }
        Collections.shuffle(members, random);
        return "{" + String.join(",", members) + "}";
    }

    /** Adds a member, but leaves it out once in {@code oneIn} calls on average. */
    private void add(List<String> members, String name, List<String> values, int oneIn) {
        if (random.nextInt(oneIn) > 0) {
            members.add("\"" + name + "\":" + pick(values));
        }
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Parses numbers exactly. A double would be rounded before the schema checks it. */
    private static JsonNode tree(String json) {
        return ContractFiles.JSON
                .reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(json);
    }
}

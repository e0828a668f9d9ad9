package io.authflow.check.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.RequestId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests that the schema of requests and the intake agree on generated input. */
class RequestSchemaTest {
    private static final long SEED = 20_261_128L;
    private static final long COUNT = 10_000;
    private static final String SCHEMA = "/authflow/schemas/auth.requested.v1.schema.json";

    /** Parses any JSON text of RFC 8259, of any size and with exact numbers. */
    private static final JsonMapper ANY_JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Intake INTAKE = new Intake(new IntakeSettings(true, 120, false), new KeyedHash(new byte[32]));
    private static final Schema RULES = schema();
    private static final List<Verdicts> INPUTS = judged();

    @Test
    void theSchemaAndTheIntakeAgree() {
        assertThat(INPUTS.stream()
                        .filter(input -> input.unsayable == null && input.accepted != input.valid)
                        .map(Verdicts::text))
                .isEmpty();
    }

    /** If no input were accepted, the test above would compare refusals only. */
    @Test
    void aFairShareOfTheInputsIsAccepted() {
        assertThat(INPUTS.stream().filter(Verdicts::accepted).count()).isBetween(COUNT / 5, COUNT * 4 / 5);
    }

    @Test
    void theIntakeRefusesWhatASchemaCannotSay() {
        assertThat(INPUTS.stream()
                        .filter(input -> input.unsayable != null && input.accepted)
                        .map(Verdicts::text))
                .isEmpty();
    }

    /** An entry of {@link Unsayable} is needed only if the schema accepts a value that the intake refuses. */
    @Test
    void eachExceptionIsNeeded() {
        assertThat(INPUTS.stream()
                        .filter(Verdicts::valid)
                        .map(Verdicts::unsayable)
                        .filter(Objects::nonNull))
                .contains(Unsayable.values());
    }

    private static List<Verdicts> judged() {
        SplittableRandom random = new SplittableRandom(SEED);
        return Stream.generate(() -> new RequestGenerator(random).next())
                .limit(COUNT)
                .map(input ->
                        new Verdicts(input.text(), input.unsayable(), accepts(input.value()), isValid(input.value())))
                .toList();
    }

    private record Verdicts(String text, @Nullable Unsayable unsayable, boolean accepted, boolean valid) {}

    private static boolean accepts(byte[] value) {
        return INTAKE.read(new RawRequest(value, 0, null, null, null, null, () -> new RequestId("derived")))
                instanceof IntakeAnswer.Accepted;
    }

    private static boolean isValid(byte[] value) {
        try {
            JsonNode tree = ANY_JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString());
            return !tree.isMissingNode() && RULES.validate(tree).isEmpty();
        } catch (CharacterCodingException | JacksonException noJson) {
            return false;
        } catch (NumberFormatException beyondBigDecimal) {
            // only sessionSeconds gets such a number, and the schema gives it a range
            return false;
        }
    }

    private static Schema schema() {
        try (InputStream file = Objects.requireNonNull(RequestSchemaTest.class.getResourceAsStream(SCHEMA))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(ANY_JSON.readTree(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

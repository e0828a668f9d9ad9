package io.authflow.flowreader;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads seconds as a client may write them: 120, 120.0 and 1.2e2 are the same number. Null for what is no whole number. */
final class SecondsText extends ValueDeserializer<@Nullable Integer> {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    @Override
    public @Nullable Integer deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.currentToken().isNumeric()) {
            parser.skipChildren();
            return null;
        }
        BigDecimal seconds = parser.getDecimalValue();
        boolean whole = seconds.stripTrailingZeros().scale() <= 0;
        return whole && seconds.abs().compareTo(MOST) <= 0 ? seconds.intValue() : null;
    }
}

package io.authflow.flowreader.field;

import io.authflow.contracts.event.EventJson;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads seconds in each form that JSON allows: 120, 120.0 and 1.2e2 are the same number. Anything but a whole number
 * within the range of {@code int} becomes null.
 */
public final class SecondsText extends ValueDeserializer<@Nullable Integer> {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    @Override
    public @Nullable Integer deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.currentToken().isNumeric()) {
            parser.skipChildren();
            return null;
        }
        try {
            BigDecimal seconds = parser.getDecimalValue();
            return EventJson.isInteger(seconds) && seconds.abs().compareTo(MOST) <= 0 ? seconds.intValue() : null;
        } catch (NumberFormatException hugeExponent) {
            return null;
        }
    }
}

package io.authflow.contracts.sealing;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.EventJson;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The plaintext: JSON, padded with spaces to whole blocks, which any JSON parser passes over. */
record SealedText(String username, Secret secret) {
    static final String PURPOSE = "purpose";
    static final String REQUEST_ID = "rid";
    static final String EXPIRY = "exp";

    private static final int BLOCK_BYTES = 256;
    private static final JsonMapper MAPPER = EventJson.mapper();

    static byte[] write(String username, Secret secret) {
        byte[] json = MAPPER.writeValueAsBytes(
                MAPPER.createObjectNode().put("username", username).put("secret", secret.reveal()));
        byte[] padded = Arrays.copyOf(json, (json.length + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    static SealedText read(byte[] plaintext) {
        try {
            Fields fields = MAPPER.readValue(plaintext, Fields.class);
            if (fields != null && fields.username != null && fields.secret != null) {
                return new SealedText(fields.username, new Secret(fields.secret));
            }
        } catch (JacksonException quotesTheInput) {
            // told below, without the quotation
        }
        throw new SealingException(FailureCode.CANNOT_OPEN, "The sealed value does not hold a user name and a secret.");
    }

    private record Fields(
            @Nullable String username, @Nullable String secret) {
        @Override
        public String toString() {
            return "***";
        }
    }
}

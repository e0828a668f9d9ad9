package io.authflow.sealing;

import io.authflow.contracts.Secret;
import io.authflow.contracts.StrictUtf8;
import io.authflow.contracts.event.EventJson;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The plaintext of a sealed secret: the user name and the secret. */
record SealedText(String username, Secret secret) {

    static byte[] write(String username, Secret secret) {
        return PaddedJson.write(json -> json.put("username", username).put("secret", secret.reveal()));
    }

    static SealedText read(byte[] plaintext) {
        try {
            Fields fields = EventJson.mapper().readValue(StrictUtf8.decode(plaintext), Fields.class);
            if (fields != null
                    && fields.username != null
                    && fields.secret != null
                    // the encoder would replace a lone surrogate by a question mark, which is another password
                    && !StrictUtf8.hasLoneSurrogate(fields.secret)) {
                return new SealedText(fields.username, new Secret(fields.secret));
            }
        } catch (CharacterCodingException | JacksonException quotesTheInput) {
            // the exception below says so without quoting the input
        }
        throw Jwe.cannotOpen();
    }

    private record Fields(
            @Nullable String username, @Nullable String secret) {
        @Override
        public String toString() {
            return "***";
        }
    }
}

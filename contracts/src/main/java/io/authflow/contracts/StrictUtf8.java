package io.authflow.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 strictly. {@code new String(bytes, UTF_8)} replaces invalid bytes, so a text could change unnoticed.
 */
public final class StrictUtf8 {
    private StrictUtf8() {}

    /**
     * Decodes UTF-8 bytes.
     *
     * @throws CharacterCodingException if the bytes are not UTF-8; the message quotes no input
     */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        // a new decoder throws if it meets invalid bytes
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /**
     * Returns whether a text has a lone surrogate, which is half a character. UTF-8 cannot hold a lone surrogate, but
     * JSON can hide one in an escape such as {@code \ud800}.
     */
    public static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}

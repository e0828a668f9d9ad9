package io.authflow.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes that must be UTF-8. Java's own {@code new String(bytes, UTF_8)} replaces what is not, so that text changes unseen. */
public final class StrictUtf8 {
    private StrictUtf8() {}

    /** @throws CharacterCodingException if the bytes are not UTF-8; its message quotes nothing */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        // a new decoder reports what it cannot decode
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Whether a text has a lone surrogate: half a character, which no UTF-8 can hold. JSON hides one in {@code \ud800}. */
    public static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}

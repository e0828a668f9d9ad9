package io.authflow.check.intake;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.StrictUtf8;
import io.authflow.contracts.event.EventJson;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes UTF-8 text strictly. It refuses an empty value, a value of more than 64 KiB, a byte order mark and invalid
 * bytes.
 */
final class Utf8Text {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8Text() {}

    static String decode(byte @Nullable [] bytes) throws RefusedException {
        if (bytes == null || bytes.length == 0) {
            throw new RefusedException(FailureCode.EMPTY);
        }
        if (bytes.length > EventJson.VALUE_BYTES_MAX) {
            throw new RefusedException(FailureCode.TOO_LARGE);
        }
        String text = strict(bytes);
        if (text.charAt(0) == BYTE_ORDER_MARK) {
            throw new RefusedException(FailureCode.BAD_ENCODING);
        }
        return text;
    }

    private static String strict(byte[] bytes) throws RefusedException {
        try {
            return StrictUtf8.decode(bytes);
        } catch (CharacterCodingException e) {
            throw new RefusedException(FailureCode.BAD_ENCODING);
        }
    }

    /**
     * Returns the text if it has no lone surrogate. The decoder cannot see a lone surrogate in an escape such as
     * {@code \ud800}.
     */
    static String whole(String text) throws RefusedException {
        if (StrictUtf8.hasLoneSurrogate(text)) {
            throw new RefusedException(FailureCode.BAD_ENCODING);
        }
        return text;
    }
}

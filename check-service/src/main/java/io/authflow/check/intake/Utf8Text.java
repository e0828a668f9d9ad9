package io.authflow.check.intake;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.StrictUtf8;
import io.authflow.contracts.event.EventJson;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Strict UTF-8 of a bounded length: no byte order mark, no invalid sequence, no lone surrogate. */
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

    /** An escape such as {@code \ud800} can hide a lone surrogate from the decoder. */
    static String whole(String text) throws RefusedException {
        if (StrictUtf8.hasLoneSurrogate(text)) {
            throw new RefusedException(FailureCode.BAD_ENCODING);
        }
        return text;
    }
}

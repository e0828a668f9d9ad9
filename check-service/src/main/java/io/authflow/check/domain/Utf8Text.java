package io.authflow.check.domain;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.EventJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
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
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(FailureCode.BAD_ENCODING);
        }
    }

    /** An escape such as {@code \ud800} can hide a lone surrogate from the decoder. */
    static String whole(String text) throws RefusedException {
        boolean lone = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (lone) {
            throw new RefusedException(FailureCode.BAD_ENCODING);
        }
        return text;
    }
}

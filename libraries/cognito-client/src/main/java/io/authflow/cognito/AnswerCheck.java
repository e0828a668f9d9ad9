package io.authflow.cognito;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Refuses a successful answer that is not a JSON object, such as the page of a proxy.
 *
 * <p>If an operation returns nothing, the SDK does not read the answer. So it would take any page with status 200 for a
 * sign-out. An empty answer is accepted, because RevokeToken has one.
 */
final class AnswerCheck implements ExecutionInterceptor {
    /** The largest answer, 1 MiB, which is far more than the tokens of a session need. */
    private static final int BYTES_MAX = 1 << 20;

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Optional<InputStream> body = context.responseBody();
        if (!context.httpResponse().isSuccessful()) {
            return body;
        }
        checkType(context.httpResponse());
        return body.map(AnswerCheck::checked);
    }

    private static void checkType(SdkHttpResponse answer) {
        boolean fits = answer.firstMatchingHeader("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).contains("json"))
                .orElse(true);
        if (!fits) {
            throw new UnusableAnswerException();
        }
    }

    private static InputStream checked(InputStream body) {
        try (body) {
            byte[] bytes = body.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX || !isEmptyOrObject(bytes)) {
                throw new UnusableAnswerException();
            }
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns whether the answer is empty or begins and ends as an object. The SDK parses the answers that it needs.
     */
    private static boolean isEmptyOrObject(byte[] bytes) {
        int start = 0;
        int end = bytes.length;
        while (start < end && isSpace(bytes[start])) {
            start++;
        }
        while (start < end && isSpace(bytes[end - 1])) {
            end--;
        }
        return start == end || (end - start > 1 && bytes[start] == '{' && bytes[end - 1] == '}');
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }
}

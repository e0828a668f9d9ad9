package io.authflow.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** An HTTP client below the real SDK. It answers or fails as a test says, and counts the exchanges. */
final class TestingHttpClient implements SdkHttpClient {
    private static final String JSON = "application/x-amz-json-1.1";

    /** Answers or fails one exchange. */
    @FunctionalInterface
    interface Exchange {
        HttpExecuteResponse make() throws IOException;
    }

    private final AtomicInteger exchanges = new AtomicInteger();
    private final Exchange exchange;

    TestingHttpClient(Exchange exchange) {
        this.exchange = exchange;
    }

    static TestingHttpClient answering(int status, String body) {
        return answering(status, JSON, body);
    }

    static TestingHttpClient answering(int status, @Nullable String type, @Nullable String body) {
        return new TestingHttpClient(() -> answer(status, type, body));
    }

    /** @param thrown an {@link IOException} or unchecked */
    static TestingHttpClient failing(Throwable thrown) {
        return new TestingHttpClient(() -> {
            if (thrown instanceof IOException io) {
                throw io;
            }
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        });
    }

    int exchanges() {
        return exchanges.get();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                exchanges.incrementAndGet();
                return exchange.make();
            }

            @Override
            public void abort() {
                // nothing runs
            }
        };
    }

    @Override
    public void close() {
        // holds nothing
    }

    private static HttpExecuteResponse answer(int status, @Nullable String type, @Nullable String body) {
        SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(status);
        if (type != null) {
            head.putHeader("Content-Type", type);
        }
        HttpExecuteResponse.Builder answer = HttpExecuteResponse.builder().response(head.build());
        if (body != null) {
            answer.responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(UTF_8))));
        }
        return answer.build();
    }
}

package io.authflow.localcognito.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends the answer of one call to its caller, or cuts the connection. */
record Wire(Request request, Response response, Callback callback) {

    void send(Reply reply) {
        response.setStatus(reply.status());
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.1")
                .put("x-amzn-RequestId", UUID.randomUUID().toString());
        if (reply.errorType() != null) {
            response.getHeaders().put("x-amzn-ErrorType", reply.errorType() + ":");
        }
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }

    void later(Duration delay, Runnable next) {
        request.getComponents().getScheduler().schedule(() -> onThread(next), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    void onThread(Runnable next) {
        request.getComponents().getExecutor().execute(() -> guarded(next));
    }

    /** Runs a step on a thread of the server. If the step throws, the request still ends. */
    private void guarded(Runnable next) {
        try {
            next.run();
        } catch (RuntimeException e) {
            callback.failed(e);
        }
    }

    /** Cuts the connection with RST, not FIN. Linger 0 drops the bytes that are not yet sent. */
    void reset() {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        // Jetty logs this kind of exception below WARN.
        EofException cause = new EofException("Connection reset, as injected");
        try {
            if (endPoint.getTransport() instanceof SocketChannel channel) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        endPoint.close(cause);
        callback.failed(cause);
    }
}

package io.authflow.cognito;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Recognises failures that prove that no request was sent. They all happen before there is a connection. */
final class NotSent {
    private static final List<Class<? extends Exception>> PROOFS = List.of(
            UnknownHostException.class,
            ConnectException.class,
            NoRouteToHostException.class,
            ConnectTimeoutException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class,
            ConnectionRequestTimeoutException.class);

    private NotSent() {}

    static boolean isProvenBy(Throwable thrown) {
        return Causes.of(thrown).anyMatch(cause -> PROOFS.stream().anyMatch(proof -> proof.isInstance(cause)));
    }
}

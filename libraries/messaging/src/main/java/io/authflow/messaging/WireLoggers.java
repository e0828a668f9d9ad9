package io.authflow.messaging;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loggers that print what goes over the wire to Cognito in clear: passwords, tokens and credentials. The shared
 * configuration keeps them off below any other level, so that {@code TRACE} is safe to use; only who names one can turn it on.
 */
final class WireLoggers {
    /** Those of Apache HttpClient 5 and 4, of the JDK's client, and of the AWS SDK's signer, which prints session tokens. */
    static final List<String> NAMES = List.of(
            "org.apache.hc.client5.http.wire",
            "org.apache.hc.client5.http.headers",
            "org.apache.hc.client5.http2.frame.payload",
            "org.apache.http.wire",
            "org.apache.http.headers",
            "sun.net.www.protocol.http.HttpURLConnection",
            "software.amazon.awssdk.http.auth.aws.internal.signer.DefaultV4RequestSigner");

    private WireLoggers() {}

    /** @throws IllegalStateException if one of them prints */
    static void refuse() {
        List<String> printing = NAMES.stream()
                .map(LoggerFactory::getLogger)
                .filter(Logger::isDebugEnabled)
                .map(Logger::getName)
                .toList();
        if (!printing.isEmpty()) {
            throw new IllegalStateException(
                    "The service does not start, because loggers that print passwords and tokens"
                            + " are on: " + String.join(", ", printing)
                            + ". Set their level to INFO; all other loggers may be at"
                            + " TRACE.");
        }
    }
}

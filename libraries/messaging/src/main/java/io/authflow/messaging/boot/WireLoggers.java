package io.authflow.messaging.boot;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses the start if a logger is on that prints secrets. These loggers print the traffic with Cognito in clear:
 * passwords, tokens and credentials. authflow's configuration keeps each of them at INFO, whatever level their parents
 * have, so {@code TRACE} is safe. Only a setting that names such a logger can turn it on.
 */
final class WireLoggers {
    /**
     * Loggers of Apache HttpClient 5 and 4, of the JDK's client, and of the AWS SDK's signer, which prints session
     * tokens.
     */
    static final List<String> NAMES = List.of(
            "org.apache.hc.client5.http.wire",
            "org.apache.hc.client5.http.headers",
            "org.apache.hc.client5.http2.frame.payload",
            "org.apache.http.wire",
            "org.apache.http.headers",
            "sun.net.www.protocol.http.HttpURLConnection",
            "software.amazon.awssdk.http.auth.aws.internal.signer.DefaultV4RequestSigner");

    private WireLoggers() {}

    /**
     * Checks the level of each of these loggers.
     *
     * @throws IllegalStateException if one of them prints at debug level
     */
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

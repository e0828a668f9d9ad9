package io.authflow.flowreader;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flow cannot be read or started. The message says what happened, why, and what to do next. */
public final class FollowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private FollowException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * The broker did not answer, or refused.
     *
     * @param cause names its class only in the message
     */
    public static FollowException unreachable(BrokerAccess broker, @Nullable Throwable cause) {
        return new FollowException(
                "The broker at " + broker.bootstrapServers() + " did not answer as it should within "
                        + broker.timeout().toSeconds() + " s (" + reason(cause)
                        + "). Start it (./authflow up), or name another with --bootstrap-server, and what it asks of"
                        + " clients with --command-config.",
                cause);
    }

    static FollowException noTopics(BrokerAccess broker, List<String> forbidden) {
        String why = forbidden.isEmpty()
                ? "has none of authflow's topics. Make them with: authflow topics --bootstrap-server "
                        + broker.bootstrapServers()
                : "lets this client read none of authflow's topics. Ask for the right to read them.";
        return new FollowException("The broker at " + broker.bootstrapServers() + " " + why, null);
    }

    static FollowException noTopic(BrokerAccess broker, String topic) {
        return new FollowException(
                "The broker at " + broker.bootstrapServers() + " has no topic " + topic
                        + ", because its topics were made by an earlier release, or not at all. Make them with: authflow"
                        + " topics --bootstrap-server " + broker.bootstrapServers(),
                null);
    }

    static FollowException unreadableAnswer(String topic, int partition, long offset) {
        return new FollowException(
                "The change was answered in " + topic + ", partition " + partition + ", offset " + offset
                        + ", but this release cannot read the answer, because a later one wrote it. Use the release that"
                        + " logout-service has.",
                null);
    }

    static FollowException tooMuchToRead(BrokerAccess broker, Duration wait, Throwable cause) {
        return new FollowException(
                "What is pending could not be read from the broker at " + broker.bootstrapServers() + " within "
                        + wait.toSeconds()
                        + " s, because there is much of it or the broker is slow. Give it more time with"
                        + " --wait.",
                cause);
    }

    /** This thread was interrupted; it stays so. */
    public static FollowException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new FollowException("The command was interrupted; it is safe to repeat.", cause);
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null ? "no answer" : cause.getClass().getSimpleName();
    }
}

package io.authflow.cli.follow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flow cannot be read or begun; the message says what happened, why, and what to do next. */
public final class FollowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private FollowException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static FollowException unreachable(BrokerAccess broker, @Nullable Throwable cause) {
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

    static FollowException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new FollowException("The command was interrupted; it is safe to repeat.", cause);
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null ? "no answer" : cause.getClass().getSimpleName();
    }
}

package io.authflow.cli.deadletter;

import io.authflow.flowreader.BrokerAccess;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters cannot be read, or their records cannot be published. The message says what happened, why, and what to
 * do next.
 */
public final class DeadLetterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private DeadLetterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static DeadLetterException of(BrokerAccess broker, Throwable cause) {
        return cause instanceof AuthorizationException
                ? new DeadLetterException(
                        "The broker at " + broker.bootstrapServers() + " refuses this client ("
                                + cause.getClass().getSimpleName()
                                + "). It takes the rights of the operator, which ./authflow acls prints.",
                        cause)
                : new DeadLetterException(
                        "The broker at " + broker.bootstrapServers() + " did not answer as it should within "
                                + broker.timeout().toSeconds() + " s ("
                                + cause.getClass().getSimpleName()
                                + "). Start it (./authflow up), or check --bootstrap-server and --command-config, and repeat: it"
                                + " does no harm.",
                        cause);
    }

    static DeadLetterException noTopics(BrokerAccess broker) {
        return new DeadLetterException(
                "The broker at " + broker.bootstrapServers()
                        + " has no topics of dead letters. Make them with: authflow" + " topics --bootstrap-server "
                        + broker.bootstrapServers(),
                null);
    }

    static DeadLetterException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new DeadLetterException("The command was interrupted; it is safe to repeat.", cause);
    }
}

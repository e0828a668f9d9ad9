package io.authflow.flowreader;

import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.delayedmessages.PendingTimers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/** Lists the pending logouts of all instances of logout-service. */
public final class PendingLogouts {
    private PendingLogouts() {}

    /**
     * @param limit how many to list, earliest first; all are counted
     * @param wait time limit for reading
     */
    public static PendingTimers read(BrokerAccess broker, int limit, Duration wait) {
        requireAnswer(broker);
        try {
            return PendingTimers.read(TopicCatalogue.SCHEDULER_APPLICATION_ID, broker.clientProperties(), limit, wait);
        } catch (TimeoutException e) {
            throw FollowException.tooMuchToRead(broker, wait, e);
        } catch (KafkaException e) {
            throw FollowException.unreachable(broker, e);
        }
    }

    /**
     * Asks the broker one question first. If the broker is down, the command fails after the broker's timeout, not
     * after the whole reading time.
     */
    private static void requireAnswer(BrokerAccess broker) {
        try (Admin admin = broker.admin()) {
            admin.describeCluster().nodes().get();
        } catch (ExecutionException e) {
            throw FollowException.unreachable(broker, e.getCause());
        } catch (InterruptedException e) {
            throw FollowException.interrupted(e);
        }
    }
}

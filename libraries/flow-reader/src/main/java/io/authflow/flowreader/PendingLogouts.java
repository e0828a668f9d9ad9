package io.authflow.flowreader;

import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.delayedmessages.PendingTimers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/** Lists the logouts that wait in the scheduler, whichever instance of logout-service owns them. */
public final class PendingLogouts {
    private PendingLogouts() {}

    /**
     * @param limit how many to list; all are counted
     * @param wait how long to read
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

    /** A broker that cannot be reached is known after its own time-out, and not after all the time for reading. */
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

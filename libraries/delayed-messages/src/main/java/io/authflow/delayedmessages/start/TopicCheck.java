package io.authflow.delayedmessages.start;

import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.UnfitTopicsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Checks the topics before the start. All inputs, the topic of strays and all changelogs need equal partition counts,
 * because otherwise a timer would not be found again. The scheduler itself creates no topics.
 */
public final class TopicCheck {
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(200);

    private final DelayedMessagesSettings settings;

    public TopicCheck(DelayedMessagesSettings settings) {
        this.settings = settings;
    }

    /**
     * Runs the check.
     *
     * @return the partition count of each input
     * @throws UnfitTopicsException if the topics do not fit, or the broker does not answer in time
     */
    public int run() {
        Map<String, Integer> counts = partitionCounts();
        List<String> partitioned = new ArrayList<>(settings.topics().inputs());
        partitioned.addAll(SchedulerTopology.internalTopics(settings.applicationId()));
        Map<String, Integer> unequal =
                partitioned.stream().collect(Collectors.toMap(topic -> topic, topic -> counts.getOrDefault(topic, 0)));
        if (unequal.values().stream().distinct().count() > 1) {
            throw new UnfitTopicsException(
                    "The inputs, the topic of strays and the changelogs have unequal partition counts " + unequal
                            + ", so a timer and its changes would meet different state; give the odd ones the others' count, or"
                            + " move to new topics as docs/scheduler.md says");
        }
        int partitions = unequal.values().iterator().next();
        refuseAnotherCountThan(partitions);
        return partitions;
    }

    private void refuseAnotherCountThan(int partitions) {
        new RecordedPartitions(settings)
                .read(partitions)
                .filter(recorded -> recorded != partitions)
                .ifPresent(recorded -> {
                    throw new UnfitTopicsException("The input and changelog topics have " + partitions
                            + " partitions, but timers were scheduled on " + recorded
                            + ", so those and their changes would no longer meet; move to new topics as"
                            + " docs/scheduler.md says");
                });
    }

    private Map<String, Integer> partitionCounts() {
        Properties properties = new Properties();
        properties.putAll(settings.kafkaProperties());
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        try (Admin admin = Admin.create(properties)) {
            return topics().stream().distinct().collect(Collectors.toMap(topic -> topic, topic -> count(admin, topic)));
        }
    }

    /**
     * Returns the partition count. Asks again while the topic is missing, because some brokers may not know a new topic
     * yet.
     */
    private int count(Admin admin, String topic) {
        long deadline =
                System.nanoTime() + settings.engine().topicCheckTimeout().toNanos();
        while (true) {
            try {
                return describe(admin, topic, deadline - System.nanoTime())
                        .partitions()
                        .size();
            } catch (ExecutionException failure) {
                if (!isMissing(failure) || System.nanoTime() - deadline > 0) {
                    throw unfit(topic, failure.getCause() == null ? failure : failure.getCause());
                }
                LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
            } catch (TimeoutException failure) {
                throw unfit(topic, failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw unfit(topic, stopped);
            }
        }
    }

    private static TopicDescription describe(Admin admin, String topic, long nanos)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get(Math.max(nanos, ASK_AGAIN_AFTER.toNanos()), TimeUnit.NANOSECONDS)
                .values()
                .iterator()
                .next();
    }

    private static boolean isMissing(ExecutionException failure) {
        return failure.getCause() instanceof UnknownTopicOrPartitionException;
    }

    private List<String> topics() {
        List<String> topics = new ArrayList<>(settings.topics().inputs());
        topics.addAll(settings.topics().outputs());
        topics.addAll(SchedulerTopology.internalTopics(settings.applicationId()));
        return topics;
    }

    private static UnfitTopicsException unfit(String topic, Throwable cause) {
        if (cause instanceof UnknownTopicOrPartitionException) {
            return new UnfitTopicsException(
                    "Topic " + topic + " does not exist, and the scheduler creates none; create it, then start again",
                    cause);
        }
        return new UnfitTopicsException(
                "Nothing can be learnt about topic " + topic + ", because of "
                        + cause.getClass().getSimpleName()
                        + "; check that the broker is reachable and that Describe on the topic is granted",
                cause);
    }
}

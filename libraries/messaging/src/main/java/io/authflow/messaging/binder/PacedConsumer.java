package io.authflow.messaging.binder;

import io.authflow.messaging.offset.ConsumerMembership;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Wraps a consumer so that it fetches only from partitions of which the engine wants more. The wrapper pauses and
 * resumes partitions at each poll, so no partition stays paused by mistake. Spring Kafka's own pausing is not used: a
 * rebalance, or two pauses that overlap, make it forget paused partitions.
 */
final class PacedConsumer implements InvocationHandler, ConsumerMembership {
    /** The longest poll while a partition is paused, so that the consumer soon notices when the engine wants more. */
    private static final Duration POLL_WHILE_PAUSED = Duration.ofMillis(50);

    private final Consumer<?, ?> consumer;
    private final Predicate<TopicPartition> wants;
    private volatile ConsumerGroupMetadata metadata;

    private PacedConsumer(Consumer<?, ?> consumer, Predicate<TopicPartition> wants) {
        this.consumer = consumer;
        this.wants = wants;
        this.metadata = consumer.groupMetadata();
    }

    /**
     * Wraps a consumer.
     *
     * @param wants asked for each assigned partition at each poll
     */
    @SuppressWarnings("unchecked")
    static <K, V> Consumer<K, V> pace(Consumer<K, V> consumer, Predicate<TopicPartition> wants) {
        return (Consumer<K, V>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, new PacedConsumer(consumer, wants));
    }

    /** Returns the group member of a wrapped consumer, with the metadata of its latest poll. */
    static PacedConsumer ofPoll(Consumer<?, ?> paced) {
        return (PacedConsumer) Proxy.getInvocationHandler(paced);
    }

    /** Returns the group member of a wrapped consumer, with its current metadata. For use during a rebalance. */
    static ConsumerMembership memberOf(Consumer<?, ?> paced) {
        PacedConsumer member = ofPoll(paced);
        member.metadata = member.consumer.groupMetadata();
        return member;
    }

    @Override
    public ConsumerGroupMetadata metadata() {
        return metadata;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
        boolean isPoll = method.getName().equals("poll") && given[0] instanceof Duration;
        try {
            Object answer =
                    isPoll ? method.invoke(consumer, pace((Duration) given[0])) : method.invoke(consumer, given);
            if (isPoll) {
                metadata = consumer.groupMetadata();
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Duration pace(Duration timeout) {
        Set<TopicPartition> unwanted = new HashSet<>(consumer.assignment());
        unwanted.removeIf(wants);
        Set<TopicPartition> toResume = new HashSet<>(consumer.paused());
        toResume.removeAll(unwanted);
        consumer.pause(unwanted);
        consumer.resume(toResume);
        return unwanted.isEmpty() || timeout.compareTo(POLL_WHILE_PAUSED) < 0 ? timeout : POLL_WHILE_PAUSED;
    }
}

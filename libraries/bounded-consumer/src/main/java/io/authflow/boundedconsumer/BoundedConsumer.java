package io.authflow.boundedconsumer;

import java.lang.reflect.Field;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Bounds the memory and the time that a {@code KafkaConsumer} uses for the records of a fetch. Kafka's client allocates
 * as many bytes as a record in a compressed batch claims to have. A few kilobytes can claim hundreds of megabytes. It
 * also takes its position from offsets that no broker has checked. A bounded consumer returns a {@link RecordStandIn} in
 * place of such records.
 *
 * <p>Kafka's client has no setting for this. So this class replaces the network client inside the consumer by
 * reflection. It depends on the names of two private fields of Kafka's client.
 */
public final class BoundedConsumer {
    private static final String CONSUMER_DELEGATE = "delegate";
    private static final String NETWORK_CLIENT = "client";

    private BoundedConsumer() {}

    /**
     * Puts bounds on a consumer that has not polled yet.
     *
     * @return the same consumer
     * @throws IllegalStateException if the consumer's class is not one that this release of Kafka's client uses for the
     *     classic protocol
     */
    public static <K, V> Consumer<K, V> bound(Consumer<K, V> consumer, RecordBounds bounds) {
        try {
            Object delegate = read(consumer, CONSUMER_DELEGATE);
            Object network = read(delegate, NETWORK_CLIENT);
            Field client = field(network.getClass(), NETWORK_CLIENT);
            client.set(network, BoundedFetches.bound((KafkaClient) client.get(network), bounds));
            return consumer;
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            throw new IllegalStateException(
                    "The memory that a " + consumer.getClass().getName() + " takes for a compressed record cannot be"
                            + " bounded, because it is built otherwise than expected. Set group.protocol=classic, and use the"
                            + " kafka-clients that this release comes with.",
                    unknown);
        }
    }

    private static Object read(Object owner, String name) throws ReflectiveOperationException {
        return field(owner.getClass(), name).get(owner);
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field declared : declaring.getDeclaredFields()) {
                if (declared.getName().equals(name)) {
                    declared.setAccessible(true);
                    return declared;
                }
            }
        }
        throw new NoSuchFieldException(type.getName() + "." + name);
    }
}

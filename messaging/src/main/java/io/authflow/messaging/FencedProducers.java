package io.authflow.messaging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Has the batch of a fenced producer rolled back and taken again, as after any other failure. The broker fences whoever lets a
 * transaction stand for too long, as through a pause or the loss of a broker. Spring Kafka takes a fenced producer for one that another
 * instance has replaced, and goes on behind the batch: the next commit would lose it. Whether another instance has the partition by
 * now is told by the consumer's membership, which is committed with (KIP-447).
 */
final class FencedProducers implements ClientFactoryCustomizer {

    @Override
    public void configure(ProducerFactory<?, ?> factory) {
        addTo(factory);
    }

    private static <K, V> void addTo(ProducerFactory<K, V> factory) {
        factory.addPostProcessor(FencedProducers::failingAsOthersDo);
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Producer<K, V> failingAsOthersDo(Producer<K, V> producer) {
        return (Producer<K, V>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(),
                new Class<?>[] {Producer.class},
                (proxy, method, given) -> call(producer, method, given));
    }

    private static Object call(Producer<?, ?> producer, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(producer, given);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ProducerFencedException fenced) {
                throw new KafkaException("The broker has ended the transaction; the batch is taken again.", fenced);
            }
            throw e.getCause();
        }
    }
}

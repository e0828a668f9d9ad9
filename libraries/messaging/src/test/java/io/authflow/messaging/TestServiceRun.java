package io.authflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.testing.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the test service on a real broker. */
final class TestServiceRun implements AutoCloseable {
    static final UserRef USER = new UserRef("u".repeat(43));
    static final UserRef OTHER_USER = new UserRef("o".repeat(43));

    private static final String JWE = "aGVhZGVy..aXY.dGV4dA.dGFn";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestBroker broker = new TestBroker();
    private final ConfigurableApplicationContext context = new SpringApplicationBuilder(TestService.class)
            .web(WebApplicationType.NONE)
            .properties("spring.config.name=test-service")
            .run("--authflow.kafka.bootstrap-servers=" + broker.bootstrapServers(), "--authflow.concurrency=1");

    TestBroker broker() {
        return broker;
    }

    TestService service() {
        return context.getBean(TestService.class);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** Fences the service's producers, as the broker does when a transaction stays open for too long. */
    void fenceProducers() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<String> ids = admin.listTransactions().all().get().stream()
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith("authflow.test-service."))
                    .toList();
            admin.fenceProducers(ids).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The producers could not be fenced.", e);
        }
    }

    /** Makes another member of the service's group, which takes no records. */
    IdleMember anotherInstance() {
        return new IdleMember(
                broker.bootstrapServers(),
                "authflow.test-service",
                context.getEnvironment()
                        .getRequiredProperty(
                                "spring.cloud.stream.kafka.binder.consumer-properties.partition.assignment.strategy"));
    }

    void inOneBatch(List<String> names) {
        context.getBean(BindingsLifecycleController.class).changeState("login-in-0", State.STOPPED);
        names.forEach(name -> publish(name, name));
        broker.producer().flush();
        context.getBean(BindingsLifecycleController.class).changeState("login-in-0", State.STARTED);
    }

    void publish(String requestId, String username) {
        publish(requestId, username, USER);
    }

    void publish(String requestId, String username, UserRef user) {
        Envelope envelope = new Envelope(
                "cause-of-" + requestId,
                "/test",
                "auth.user-found.v1",
                Instant.EPOCH,
                user,
                new RequestId(requestId),
                null,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        EventRecord eventRecord = EventRecord.of(
                new UserFound(
                        new RequestId(requestId), username, new Password.SealedCopies(null, new Sealed(JWE)), 120),
                envelope);
        ProducerRecord<byte[], byte[]> produced =
                new ProducerRecord<>(eventRecord.topic(), requestId.getBytes(UTF_8), eventRecord.value());
        eventRecord.headers().forEach((name, value) -> produced.headers().add(name, value.getBytes(UTF_8)));
        broker.producer().send(produced);
    }

    /** Publishes a record that can never be processed, under the id of this request. */
    void publishPoison(String requestId) {
        broker.producer()
                .send(new ProducerRecord<>(
                        "auth.user-found.v1",
                        null,
                        "k".getBytes(UTF_8),
                        "{canary".getBytes(UTF_8),
                        List.of(new RecordHeader(Headers.CORRELATION_ID, requestId.getBytes(UTF_8)))));
    }

    ConsumerRecord<byte[], byte[]> awaitOutput(String topic, String key) {
        return await().atMost(PATIENCE)
                .until(
                        () -> broker.read(topic, "read_committed").stream()
                                .filter(found -> found.key() != null && new String(found.key(), UTF_8).equals(key))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    List<String> keys(String topic, List<String> wanted) {
        return keys(topic, wanted, "read_committed");
    }

    List<String> keys(String topic, List<String> wanted, String isolation) {
        return broker.read(topic, isolation).stream()
                .map(found -> new String(found.key(), UTF_8))
                .filter(wanted::contains)
                .toList();
    }

    @Override
    public void close() {
        context.close();
        broker.close();
    }
}

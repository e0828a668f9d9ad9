package io.authflow.e2e.fault.stage;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;

/** Damages topics in ways that an operator could by mistake. */
public final class TopicDamage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BrokerProcess broker;
    private final Admin admin;

    public TopicDamage(BrokerProcess broker) {
        this.broker = broker;
        this.admin = broker.admin();
    }

    public void delete(String topic) {
        delete(List.of(topic));
    }

    /** Makes what is missing of the catalogue. */
    public void makeAgain(String topic) {
        broker.createTopics(Installation.PARTITIONS);
        await(topic).atMost(PATIENCE).until(() -> names().contains(topic));
    }

    public void raisePartitions(String topic, int count) {
        join(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(count)))
                .all()
                .toCompletionStage());
    }

    /** Flow topics, journals, changelogs and groups. */
    public void deleteAllOfAuthflow() {
        delete(names().stream().filter(name -> name.startsWith("auth")).collect(Collectors.toSet()));
        for (Service service : Service.values()) {
            await("the end of the groups").atMost(PATIENCE).ignoreExceptions().until(() -> {
                join(admin.deleteConsumerGroups(service.inputs().keySet()).all().toCompletionStage());
                return true;
            });
        }
    }

    private void delete(Collection<String> topics) {
        join(admin.deleteTopics(topics).all().toCompletionStage());
        await("the end of topics").atMost(PATIENCE).until(() -> names().stream().noneMatch(topics::contains));
    }

    private Set<String> names() {
        return join(admin.listTopics().names().toCompletionStage());
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public void close() {
        admin.close();
    }
}

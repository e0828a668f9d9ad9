package io.authflow.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.authflow.contracts.topic.Topic;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.localkafka.LocalKafka;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicCreationIT {
    private static final TopicCatalogue CATALOGUE = TopicCatalogue.of(2, false);
    private static final ConfigResource REQUESTS = new ConfigResource(ConfigResource.Type.TOPIC, "auth.requested.v1");

    private static LocalKafka kafka;
    private static Admin admin;

    private final TopicCreation creation = new TopicCreation(admin);

    @BeforeAll
    static void start() {
        kafka = LocalKafka.startTemporary();
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @AfterEach
    void deleteTopics() throws Exception {
        admin.deleteTopics(admin.listTopics().names().get()).all().get();
        await().until(() -> admin.listTopics().names().get().isEmpty());
    }

    @Test
    void makesEveryTopicOfTheCatalogue() throws Exception {
        List<String> made = creation.apply(CATALOGUE, Optional.empty());

        assertThat(made).containsExactlyElementsOf(names());
        await().untilAsserted(() -> assertThat(admin.listTopics().names().get()).containsAll(names()));
    }

    @Test
    void givesEachTopicItsPartitions() throws Exception {
        applyAndAwait();

        Map<String, Integer> partitions = admin.describeTopics(names()).allTopicNames().get().values().stream()
                .collect(Collectors.toMap(
                        topic -> topic.name(), topic -> topic.partitions().size()));
        assertThat(partitions)
                .isEqualTo(CATALOGUE.topics().stream().collect(Collectors.toMap(Topic::name, Topic::partitions)));
    }

    @Test
    void theBrokerTakesTheConfigurationOfEachTopic() throws Exception {
        applyAndAwait();

        for (Topic topic : CATALOGUE.topics()) {
            assertThat(configOf(new ConfigResource(ConfigResource.Type.TOPIC, topic.name())))
                    .containsAllEntriesOf(topic.config());
        }
    }

    @Test
    void isSafeToRepeat() {
        applyAndAwait();

        List<String> madeTheSecondTime = creation.apply(CATALOGUE, Optional.empty());

        assertThat(madeTheSecondTime).isEmpty();
    }

    @Test
    void bringsAChangedConfigurationBack() throws Exception {
        applyAndAwait();
        AlterConfigOp longer =
                new AlterConfigOp(new ConfigEntry("retention.ms", "999999999"), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(REQUESTS, List.of(longer))).all().get();

        creation.apply(CATALOGUE, Optional.empty());

        assertThat(configOf(REQUESTS)).containsEntry("retention.ms", "21600000");
    }

    @Test
    void refusesAnotherNumberOfPartitions() {
        applyAndAwait();

        assertThatThrownBy(() -> creation.apply(TopicCatalogue.of(3, false), Optional.empty()))
                .isInstanceOf(TopicCreationException.class)
                .hasMessage("Topic auth.requested.v1 has 2 partitions, the catalogue says 3. The number of partitions"
                        + " cannot be changed under pending sessions: start with the number that the topic has, or with"
                        + " a fresh set of topics.");
    }

    @Test
    void saysWhichTopicTheBrokerRefuses() {
        assertThatThrownBy(() -> creation.apply(CATALOGUE, Optional.of((short) 3)))
                .isInstanceOf(TopicCreationException.class)
                .hasMessageStartingWith("Topic auth.requested.v1 could not be made")
                .hasCauseInstanceOf(org.apache.kafka.common.errors.InvalidReplicationFactorException.class);
    }

    /** A broker before Kafka 4.2.2 refuses the bound on decompressed records in the same way. */
    @Test
    void leavesOutWhatTheBrokerDoesNotKnowAndSaysSo() throws Exception {
        TopicCreation older = new TopicCreation(admin, Set.of("bound.of.newer.brokers"));
        List<Topic> topics = List.of(
                new Topic("first", 1, Map.of("retention.ms", "1000", "bound.of.newer.brokers", "1")),
                new Topic("second", 1, Map.of("retention.ms", "1000", "bound.of.newer.brokers", "1")));

        assertThat(older.apply(topics, Optional.empty())).containsExactly("first", "second");

        assertThat(older.findings()).singleElement().asString().contains("bound.of.newer.brokers");
        await().ignoreExceptionsInstanceOf(ExecutionException.class)
                .untilAsserted(
                        () -> assertThat(older.apply(topics, Optional.empty())).isEmpty());
        assertThat(configOf(new ConfigResource(ConfigResource.Type.TOPIC, "second")))
                .containsEntry("retention.ms", "1000");
    }

    @Test
    void aBrokerThatKnowsAllLeavesNothingToSay() {
        applyAndAwait();

        assertThat(creation.findings()).isEmpty();
    }

    /** Applies the topics and waits, because a broker learns of a new topic a moment after the controller made it. */
    private void applyAndAwait() {
        creation.apply(CATALOGUE, Optional.empty());
        await().ignoreExceptionsInstanceOf(ExecutionException.class)
                .untilAsserted(() -> assertThat(
                                admin.describeTopics(names()).allTopicNames().get())
                        .hasSize(CATALOGUE.topics().size()));
    }

    private static List<String> names() {
        return CATALOGUE.topics().stream().map(Topic::name).toList();
    }

    private static Map<String, String> configOf(ConfigResource resource) throws Exception {
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}

package io.authflow.cli.operate;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Finds out by trial what a principal may do. An error that does not come from the authorizer fails the test. */
final class PrincipalAttempts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] ANYTHING = {'{', '}'};

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;

    PrincipalAttempts(Map<String, Object> client) {
        admin = Admin.create(client);
        consumer = new KafkaConsumer<>(
                with(client, Map.of("allow.auto.create.topics", "false")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        producer = producer(client);
    }

    /** So that whoever may read has something to read. */
    static void writeOneRecordEach(Map<String, Object> client, List<String> topics) {
        try (KafkaProducer<byte[], byte[]> producer = producer(client)) {
            topics.forEach(topic -> isAllowed(producer.send(new ProducerRecord<>(topic, ANYTHING, ANYTHING))::get));
        }
    }

    static void grant(Map<String, Object> client, String user, String topic) {
        try (Admin admin = Admin.create(client)) {
            AclBinding read = new AclBinding(
                    new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                    new AccessControlEntry(user, "*", AclOperation.READ, AclPermissionType.ALLOW));
            isAllowed(admin.createAcls(List.of(read)).all()::get);
        }
    }

    /** What may be done to each topic, as letters: Read, Write, Describe, Create, Alter, X for delete; or a dash. */
    Map<String, String> onTopics(List<String> topics) {
        Map<String, Function<String, Boolean>> operations = new LinkedHashMap<>();
        operations.put("R", this::mayRead);
        operations.put("W", topic -> isAllowed(producer.send(new ProducerRecord<>(topic, ANYTHING, ANYTHING))::get));
        operations.put("D", judge(admin.describeTopics(topics).topicNameValues()));
        operations.put("C", judge(create(topics)));
        operations.put("A", judge(alter(topics)));
        operations.put("P", judge(addPartitions(topics)));
        operations.put("X", topic -> mayDeleteRecords(topic) || mayDelete(topic));
        Map<String, String> letters = new HashMap<>();
        topics.forEach(topic -> letters.put(topic, letters(operations, topic)));
        return letters;
    }

    boolean mayUseGroup(String group) {
        return isAllowed(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()::get);
    }

    boolean mayUseTransactionalId(String id) {
        return isAllowed(admin.describeTransactions(List.of(id)).description(id)::get);
    }

    @Override
    public void close() {
        admin.close();
        consumer.close();
        producer.close();
    }

    private boolean mayRead(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seek(partition, 0);
        return isAllowed(() -> {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("nothing came from " + topic + " and nothing refused it");
                }
            }
            return null;
        });
    }

    private Map<String, KafkaFuture<Void>> create(List<String> topics) {
        List<NewTopic> same = topics.stream()
                .map(topic -> new NewTopic("new." + topic, 1, (short) 1))
                .toList();
        Map<String, KafkaFuture<Void>> created = new HashMap<>();
        admin.createTopics(same, new CreateTopicsOptions().validateOnly(true))
                .values()
                .forEach((topic, answer) -> created.put(topic.substring("new.".length()), answer));
        return created;
    }

    private Map<String, KafkaFuture<Void>> alter(List<String> topics) {
        Map<String, KafkaFuture<Void>> altered = new HashMap<>();
        for (String topic : topics) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            AlterConfigOp longer = new AlterConfigOp(new ConfigEntry("retention.ms", "-1"), AlterConfigOp.OpType.SET);
            altered.put(
                    topic,
                    admin.incrementalAlterConfigs(
                                    Map.of(resource, List.of(longer)), new AlterConfigsOptions().validateOnly(true))
                            .all());
        }
        return altered;
    }

    private Map<String, KafkaFuture<Void>> addPartitions(List<String> topics) {
        Map<String, NewPartitions> more = new HashMap<>();
        topics.forEach(topic -> more.put(topic, NewPartitions.increaseTo(2)));
        return admin.createPartitions(more, new CreatePartitionsOptions().validateOnly(true))
                .values();
    }

    private boolean mayDeleteRecords(String topic) {
        return isAllowed(admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(0)))
                .all()::get);
    }

    private boolean mayDelete(String topic) {
        return isAllowed(admin.deleteTopics(List.of(topic)).all()::get);
    }

    private static <T> Function<String, Boolean> judge(Map<String, KafkaFuture<T>> answers) {
        return topic -> isAllowed(answers.get(topic)::get);
    }

    private static String letters(Map<String, Function<String, Boolean>> operations, String topic) {
        StringBuilder letters = new StringBuilder();
        operations.forEach((letter, attempt) -> letters.append(attempt.apply(topic) ? letter : ""));
        return letters.isEmpty() ? "-" : letters.toString();
    }

    private static boolean isAllowed(Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (AuthorizationException refused) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return false;
            }
            if (e.getCause() instanceof TransactionalIdNotFoundException) {
                return true;
            }
            throw new AssertionError("an attempt failed for a reason that is no right", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was interrupted", e);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> client) {
        return new KafkaProducer<>(
                with(client, Map.of("enable.idempotence", "false", "max.block.ms", "30000")),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static Map<String, Object> with(Map<String, Object> client, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(client);
        all.putAll(more);
        return all;
    }

    private interface Attempt {
        Object run() throws ExecutionException, InterruptedException;
    }
}

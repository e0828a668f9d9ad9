package io.authflow.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventId;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.contracts.topic.TopicCreation;
import io.authflow.localkafka.LocalKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The commands on what stands in Kafka; no service runs. */
class DeadLettersIT {
    private static final String PASSWORD = "canary-password-42";

    private static LocalKafka kafka;
    private static Admin admin;
    private static KafkaProducer<String, String> producer;

    @BeforeAll
    static void start() {
        kafka = LocalKafka.startTemporary();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        new TopicCreation(admin).apply(TopicCatalogue.of(1, true), Optional.empty());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), new StringSerializer(), new StringSerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        admin.close();
        kafka.close();
    }

    @Test
    void listsEachRecordOnceThoughItHasTwoDeadLetters() throws Exception {
        String id = deadLetter("check-service", publish("auth.requested.v1", "junk"), FailureCode.MALFORMED);
        deadLetterAgain("check-service", id);

        CommandRun listed = run("list", "--service", "check-service", "--code", "MALFORMED");

        assertThat(listed.exitCode()).as(listed.all()).isZero();
        assertThat(listed.out().lines().filter(line -> line.contains(id))).hasSize(1);
        assertThat(listed.out()).contains("auth.requested.v1/0@").contains("1 dead letters");
    }

    @Test
    void filtersByTime() throws Exception {
        deadLetter("signup-service", publish("auth.user-not-found.v1", "junk"), FailureCode.UNPROCESSABLE);

        CommandRun listed = run("list", "--service", "signup-service", "--since", "0ms", "--json");

        assertThat(listed.out()).isEqualToIgnoringNewLines("{\"total\":0,\"shown\":0,\"unreadable\":0}");
    }

    @Test
    void showsAllThatOneSays() throws Exception {
        RecordMetadata place = publish("auth.user-found.v1", "{}");
        String id = deadLetter("login-service", place, FailureCode.UNPROCESSABLE);

        CommandRun shown = run("show", id);

        assertThat(shown.exitCode()).as(shown.all()).isZero();
        assertThat(shown.out())
                .contains(
                        id,
                        "login-service",
                        "UNPROCESSABLE",
                        "auth.user-found.v1/0@" + place.offset(),
                        "attempts",
                        "valueHash");
    }

    @Test
    void saysThatThereIsNone() {
        CommandRun shown = run("show", "00000000-0000-5000-8000-000000000000");
        CommandRun redriven = run("redrive", "00000000-0000-5000-8000-000000000000");

        assertThat(shown.exitCode()).isEqualTo(5);
        assertThat(redriven.exitCode()).isEqualTo(5);
    }

    @Test
    void publishesARecordAnew() throws Exception {
        String old = UUID.randomUUID().toString();
        RecordMetadata place = publish("auth.requested.v1", """
                {"requestId":"%s","username":"a@example.com","password":"%s"}""".formatted(old, PASSWORD));
        String id = deadLetter("check-service", place, FailureCode.INTERNAL);

        CommandRun redriven = run("redrive", id);

        assertThat(redriven.exitCode()).as(redriven.all()).isZero();
        assertThat(redriven.all()).contains("1 redriven, 0 refused").doesNotContain(PASSWORD);
        assertThat(readFrom(place.offset() + 1))
                .singleElement()
                .asString()
                .contains("\"password\":\"" + PASSWORD + "\"", requestId(redriven))
                .doesNotContain(old);
    }

    @Test
    void publishesNothingInADryRun() throws Exception {
        RecordMetadata place = publish("auth.requested.v1", "{\"username\":\"a\"}");
        String id = deadLetter("check-service", place, FailureCode.INTERNAL);

        CommandRun dry = run("redrive", "--dry-run", id);

        assertThat(dry.exitCode()).as(dry.all()).isZero();
        assertThat(dry.out()).startsWith("would redrive  " + id);
        assertThat(readFrom(place.offset() + 1)).isEmpty();
    }

    @Test
    void refusesWhatRetentionHasDeleted() throws Exception {
        RecordMetadata place = publish("auth.signed-up.v1", "{\"username\":\"a\"}");
        String id = deadLetter("logout-service", place, FailureCode.INTERNAL);
        TopicPartition partition = new TopicPartition("auth.signed-up.v1", 0);
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(place.offset() + 1)))
                .all()
                .get();

        CommandRun redriven = run("redrive", "--json", id);

        assertThat(redriven.exitCode()).as(redriven.all()).isEqualTo(8);
        assertThat(redriven.out()).contains("\"reason\":\"SOURCE_GONE\"", "ask the requester to send it again");
    }

    private static CommandRun run(String command, String... more) {
        return CommandRun.of(Stream.of(
                        List.of("dead-letters", command),
                        List.of(more),
                        List.of("--bootstrap-server", kafka.bootstrapServers()))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    private static String requestId(CommandRun redriven) {
        return redriven.out().lines().findFirst().orElseThrow().replaceFirst(".* as request ", "");
    }

    private static RecordMetadata publish(String topic, String value) throws Exception {
        return producer.send(new ProducerRecord<>(topic, 0, null, value)).get();
    }

    private static String deadLetter(String service, RecordMetadata place, FailureCode code) throws Exception {
        DeadLetter letter = new DeadLetter(
                null,
                null,
                service,
                place.topic(),
                0,
                place.offset(),
                Instant.ofEpochMilli(place.timestamp()),
                code,
                1,
                1,
                null);
        publish(DeadLetter.topicOf(service), new String(EventJson.write(letter), UTF_8));
        return EventId.ofDeadLetter(service, place.topic(), 0, place.offset());
    }

    private static void deadLetterAgain(String service, String id) throws Exception {
        String first = readFrom(DeadLetter.topicOf(service), 0).stream()
                .filter(value -> value.contains("MALFORMED"))
                .findFirst()
                .orElseThrow();
        assertThat(id).isNotEmpty();
        publish(DeadLetter.topicOf(service), first);
    }

    private static List<String> readFrom(long offset) {
        return readFrom("auth.requested.v1", offset);
    }

    private static List<String> readFrom(String topic, long offset) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            List<String> values = new ArrayList<>();
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(50)).forEach(found -> values.add(found.value()));
            }
            return values;
        }
    }
}

package io.authflow.localkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class LocalKafkaIT {
    @TempDir
    private Path directory;

    @Test
    void deliversWhatIsPublished() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(LocalKafkaSettings.in(directory))) {
            KafkaClients clients = KafkaClients.of(kafka);
            clients.createTopic();

            clients.publish("hello");

            assertThat(clients.consume(1)).containsExactly("hello");
        }
    }

    @Test
    void hidesAnAbortedTransactionFromReadersOfCommitted() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(LocalKafkaSettings.in(directory))) {
            KafkaClients clients = KafkaClients.of(kafka);
            clients.createTopic();
            clients.publishInTransaction("aborted", false);

            clients.publishInTransaction("committed", true);

            assertThat(clients.consume(1)).containsExactly("committed");
        }
    }

    @Test
    void keepsDataAndIdentityWhenRestartedOnOtherPorts() throws Exception {
        String clusterId;
        int firstPort;
        try (LocalKafka kafka = LocalKafka.start(LocalKafkaSettings.in(directory))) {
            KafkaClients.of(kafka).createTopic();
            KafkaClients.of(kafka).publish("kept");
            clusterId = kafka.clusterId();
            firstPort = kafka.port();
        }

        try (ServerSocket taken = new ServerSocket(firstPort, 1, InetAddress.getLoopbackAddress());
                LocalKafka again = LocalKafka.start(LocalKafkaSettings.in(directory))) {
            assertThat(again.port()).isNotEqualTo(taken.getLocalPort());
            assertThat(again.clusterId()).isEqualTo(clusterId);
            assertThat(KafkaClients.of(again).consume(1)).containsExactly("kept");
        }
    }

    @Test
    void restartsOnTheSamePort() throws Exception {
        LocalKafkaSettings settings = LocalKafkaSettings.in(directory);
        LocalKafka first = LocalKafka.start(settings);
        KafkaClients clients = KafkaClients.of(first);
        clients.createTopic();
        clients.publish("before");
        first.close();

        try (LocalKafka second = LocalKafka.start(settings.withPort(first.port()))) {
            assertThat(second.bootstrapServers()).isEqualTo(first.bootstrapServers());
            clients.publish("after");
            assertThat(clients.consume(2)).containsExactly("before", "after");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            LocalKafkaSettings settings = LocalKafkaSettings.in(directory).withPort(taken.getLocalPort());

            assertThatThrownBy(() -> LocalKafka.start(settings))
                    .isInstanceOf(LocalKafkaException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("choose another host or port");
        }
    }

    @Test
    void startsAfterATakenPortWasRefused() throws IOException {
        LocalKafkaSettings settings = LocalKafkaSettings.in(directory);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> LocalKafka.start(settings.withControllerPort(taken.getLocalPort())))
                    .isInstanceOf(LocalKafkaException.class);
        }

        try (LocalKafka kafka = LocalKafka.start(settings)) {
            assertThat(kafka.port()).isPositive();
        }
    }

    @Test
    void refusesASecondBrokerOnOneDirectory() {
        LocalKafkaSettings settings = LocalKafkaSettings.in(directory);
        try (LocalKafka first = LocalKafka.start(settings)) {
            assertThat(first.port()).isPositive();

            assertThatThrownBy(() -> LocalKafka.start(settings))
                    .isInstanceOf(LocalKafkaException.class)
                    .hasMessageContaining("Another broker uses")
                    .hasMessageContaining(directory.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"num.io.threads, none", "authorizer.class.name, no.such.Class"})
    void leavesNothingBehindWhenKafkaRefusesAProperty(String name, String value) {
        LocalKafkaSettings settings = LocalKafkaSettings.in(directory);

        assertThatThrownBy(() -> LocalKafka.start(settings.withBrokerProperty(name, value)))
                .isInstanceOf(LocalKafkaException.class)
                .hasMessageContaining(value);

        try (LocalKafka kafka = LocalKafka.start(settings)) {
            assertThat(kafka.port()).isPositive();
        }
    }

    @Test
    void createsNoTopicUnasked() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(LocalKafkaSettings.in(directory))) {
            assertThat(KafkaClients.of(kafka).brokerProperty("auto.create.topics.enable"))
                    .isEqualTo("false");
        }
    }

    @Test
    void putsGivenPropertiesBeforeItsOwn() throws Exception {
        LocalKafkaSettings settings = LocalKafkaSettings.in(directory).withBrokerProperty("num.io.threads", "3");

        try (LocalKafka kafka = LocalKafka.start(settings)) {
            assertThat(KafkaClients.of(kafka).brokerProperty("num.io.threads")).isEqualTo("3");
        }
    }

    @Test
    void deletesTheDataOfATemporaryBroker() {
        LocalKafka kafka = LocalKafka.startTemporary();
        Path temporary = kafka.dataDirectory();
        assertThat(temporary).isDirectory();

        kafka.close();

        assertThat(temporary).doesNotExist();
    }

    @Test
    void keepsKafkaFromEndingTheProcess() {
        try (LocalKafka kafka = LocalKafka.start(LocalKafkaSettings.in(directory))) {
            assertThat(kafka.port()).isPositive();

            assertThatThrownBy(() -> Exit.halt(1)).isInstanceOf(LocalKafkaException.class);
        }
    }
}

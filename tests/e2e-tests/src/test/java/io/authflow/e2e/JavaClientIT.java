package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.Secret;
import io.authflow.e2e.example.JavaClient;
import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.sealing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Runs the Java example of the documents, and compares its source with the documents. */
@InEachEnvironment
class JavaClientIT {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "publishing.md");
    private static final Path SOURCE = Path.of("src/test/java/io/authflow/e2e/example/JavaClient.java");
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private final Suite suite;

    JavaClientIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void getsItsTokens() throws IOException {
        String user = suite.newUser();
        String password = suite.newPassword();
        suite.pool().users().confirmed(user, password);
        JavaClient client = new JavaClient(user);

        try (KafkaProducer<String, byte[]> producer = producer()) {
            client.publish(Files.readString(suite.authflow().publicKeys()), new Secret(password), producer);
        }

        Flow flow = suite.awaitUntil(client.id().value(), Flow::isOpen);
        Tokens tokens =
                client.open(flow.only(Topics.LOGGED_IN).json().toString().getBytes());
        suite.requests().publishChange(client.id().value(), "\"action\": \"end\"");
        suite.awaitEnd(client.id().value());
        assertThat(suite.pool().ledgerOf(user, Kind.LOGIN)).hasSize(1);
        assertThat(tokens.accessToken().reveal()).contains(".");
        assertThat(tokens.refreshToken()).isNotNull();
    }

    @Test
    void isWhatTheDocumentShows() throws IOException {
        String source = withoutSpace(Files.readString(SOURCE));

        List<String> blocks = BLOCK.matcher(Files.readString(DOCUMENT))
                .results()
                .map(block -> withoutSpace(block.group(1)))
                .toList();

        assertThat(blocks).hasSize(2).allSatisfy(block -> assertThat(source).contains(block));
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", suite.authflow().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}

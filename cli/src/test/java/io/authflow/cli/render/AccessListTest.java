package io.authflow.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.provisioning.AccessCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessListTest {
    private static final AccessCatalogue CATALOGUE = AccessCatalogue.of(TopicCatalogue.of(1, false));

    private final StringWriter out = new StringWriter();
    private final AccessList list = new AccessList(new PrintWriter(out), "User:");

    @Test
    void printsLinesThatAShellTakes() {
        list.print(CATALOGUE, AccessList.Format.KAFKA_ACLS, "broker:9092", Path.of("my admin.properties"));

        List<String> lines = out.toString().lines().toList();
        assertThat(lines)
                .allMatch(line -> line.startsWith("kafka-acls.sh --bootstrap-server broker:9092"
                        + " --command-config 'my admin.properties' --add --allow-principal User:"));
        assertThat(lines.stream().map(line -> line.replaceFirst(".*--allow-principal ", "")))
                .contains(
                        "User:check-service --operation Read --topic auth.requested.v1",
                        "User:check-service --operation Read --group authflow.check-service",
                        "User:check-service --operation Write --transactional-id authflow.check-service."
                                + " --resource-pattern-type prefixed",
                        "User:logout-service --operation Write --operation Read --topic auth.logout-due.v1");
    }

    @Test
    void printsOneJsonObjectForEachRight() {
        list.print(CATALOGUE, AccessList.Format.JSON, "broker:9092", null);

        assertThat(out.toString().lines().toList())
                .hasSize(CATALOGUE.all().size())
                .contains("{\"principal\":\"User:check-service\",\"resourceType\":\"transactional-id\","
                        + "\"name\":\"authflow.check-service.\",\"patternType\":\"prefixed\",\"operation\":\"Write\"}");
    }
}

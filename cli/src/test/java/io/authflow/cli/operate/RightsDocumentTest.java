package io.authflow.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.provisioning.Access;
import io.authflow.provisioning.AccessCatalogue;
import io.authflow.provisioning.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checks that the document on rights matches the catalogue. */
class RightsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "rights.md");
    private static final String OWN = "its own: ";

    @Test
    void theTableIsTheCatalogue() throws IOException {
        Set<String> rights = AccessCatalogue.of(TopicCatalogue.of(1, false)).all().stream()
                .filter(access -> access.type() == ResourceType.TOPIC)
                .map(RightsDocumentTest::text)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented()).isEqualTo(rights);
    }

    private static Set<String> documented() throws IOException {
        List<List<String>> table = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| Topic") || line.startsWith("| `"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        Set<String> rights = new TreeSet<>();
        for (List<String> row : table.subList(1, table.size())) {
            for (int column = 2; column < row.size() - 1; column++) {
                add(rights, row.get(1), table.get(0).get(column), row.get(column));
            }
        }
        return rights;
    }

    private static void add(Set<String> rights, String place, String principal, String cell) {
        boolean own = cell.startsWith(OWN);
        TopicCatalogue.of(1, false).topics().stream()
                .map(topic -> topic.name())
                .filter(topic -> isMeant(place, topic, own ? principal : null))
                .forEach(topic -> cell.replace(OWN, "")
                        .chars()
                        .forEach(letter -> rights.add(principal + " " + (char) letter + " " + topic)));
    }

    /** A row is about one topic, about the dead letters, or about what a service keeps. */
    private static boolean isMeant(String place, String topic, @Nullable String owner) {
        String name = place.replaceFirst("^`([^`]+)`.*", "$1");
        String pattern = name.replace(".", "\\.").replace("*", ".+");
        return topic.matches(pattern.replace("<service>", owner == null ? "[a-z]+-service" : owner));
    }

    private static String text(Access access) {
        return access.principal().principalName() + " "
                + access.operation().name().charAt(0) + " " + access.name();
    }

    @Test
    void everyPrincipalIsInTheDocument() throws IOException {
        String document = Files.readString(DOCUMENT);

        assertThat(Principal.values())
                .allSatisfy(principal -> assertThat(document).contains(principal.principalName()));
    }
}

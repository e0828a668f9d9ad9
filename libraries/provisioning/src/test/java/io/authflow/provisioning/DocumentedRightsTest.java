package io.authflow.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.topic.TopicCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Tests that the rights of each topic match the senders and receivers in the AsyncAPI document. */
class DocumentedRightsTest {
    private static final JsonNode DOCUMENT = document();

    @Test
    void everyRightIsAnOperationOfTheDocumentAndTheOtherWayRound() {
        Set<String> rights = AccessCatalogue.of(TopicCatalogue.of(1, false)).all().stream()
                .filter(access -> access.type() == ResourceType.TOPIC)
                .filter(access -> access.name().startsWith("auth."))
                .filter(access -> !isForRedriving(access))
                .map(access -> word(access.principal()) + verb(access.operation()) + access.name())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rights).isEqualTo(operations());
    }

    private static JsonNode document() {
        try (InputStream yaml = AccessCatalogue.class.getResourceAsStream("/authflow/asyncapi.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether an operator needs the right for a redrive. The AsyncAPI document does not list redrives. */
    private static boolean isForRedriving(Access access) {
        return access.principal() == Principal.OPERATOR && !access.name().startsWith("auth.dead-letter.");
    }

    private static Set<String> operations() {
        return DOCUMENT.get("operations")
                .valueStream()
                .map(operation -> operation.at("/tags/0/name").asString()
                        + (operation.get("action").asString().equals("send") ? " writes " : " reads ")
                        + address(operation.at("/channel/$ref").asString()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String address(String channel) {
        return DOCUMENT.at(channel.substring(1)).get("address").asString();
    }

    private static String verb(AclOperation operation) {
        return operation == AclOperation.WRITE ? " writes " : " reads ";
    }

    private static String word(Principal principal) {
        return switch (principal) {
            case PUBLISHER, REQUESTER, SESSION_CHANGER -> "client";
            case OPERATOR -> "operators";
            default -> principal.principalName();
        };
    }
}

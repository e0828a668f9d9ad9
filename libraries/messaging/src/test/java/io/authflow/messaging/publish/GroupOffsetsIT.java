package io.authflow.messaging.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.messaging.testing.TestBroker;
import io.authflow.messaging.testing.environment.FreePort;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** Checks on a real broker which topics are reported as missing. */
class GroupOffsetsIT {
    private static final String EXISTS = "auth.logged-in.v1";
    private static final String MISSING = "auth.no-such-topic.v1";

    @Test
    void namesTheTopicsThatDoNotExist() {
        try (TestBroker broker = new TestBroker();
                GroupOffsets offsets = offsets(broker.bootstrapServers())) {
            assertThat(offsets.withoutLeader(Set.of(EXISTS, MISSING))).containsExactly(MISSING);
            assertThat(offsets.withoutLeader(Set.of(EXISTS))).isEmpty();
        }
    }

    @Test
    void namesAllTopicsIfNoBrokerAnswers() {
        try (GroupOffsets offsets = offsets("localhost:" + FreePort.next())) {
            assertThat(offsets.withoutLeader(Set.of(EXISTS, MISSING))).containsExactlyInAnyOrder(EXISTS, MISSING);
        }
    }

    private static GroupOffsets offsets(String bootstrapServers) {
        return new GroupOffsets(Admin.create(Map.of("bootstrap.servers", bootstrapServers)), "authflow.test");
    }
}

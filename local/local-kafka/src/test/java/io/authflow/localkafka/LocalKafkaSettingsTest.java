package io.authflow.localkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalKafkaSettingsTest {
    private static final LocalKafkaSettings SETTINGS = LocalKafkaSettings.in(Path.of("data"));

    @Test
    void listensOnLoopbackAndAnyPortByDefault() {
        assertThat(SETTINGS).isEqualTo(new LocalKafkaSettings(Path.of("data"), "127.0.0.1", 0, 0, Map.of()));
    }

    @Test
    void changesOneSettingAndKeepsTheOthers() {
        LocalKafkaSettings changed = SETTINGS.withHost("localhost")
                .withPort(9092)
                .withControllerPort(9093)
                .withBrokerProperty("num.partitions", "6");

        assertThat(changed)
                .isEqualTo(new LocalKafkaSettings(
                        Path.of("data"), "localhost", 9092, 9093, Map.of("num.partitions", "6")));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void refusesWhatIsNoPort(int port) {
        assertThatThrownBy(() -> SETTINGS.withPort(port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("port is " + port)
                .hasMessageContaining("0 for any free one");
    }

    @Test
    void refusesOnePortForTwoListeners() {
        LocalKafkaSettings onePort = SETTINGS.withPort(9092);

        assertThatThrownBy(() -> onePort.withControllerPort(9092)).hasMessageContaining("both 9092");
    }

    @Test
    void refusesABlankHost() {
        assertThatThrownBy(() -> SETTINGS.withHost(" ")).hasMessageContaining("host is blank");
    }
}

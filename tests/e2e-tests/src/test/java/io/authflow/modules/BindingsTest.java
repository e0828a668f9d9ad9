package io.authflow.modules;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.Step;
import io.authflow.contracts.event.EventType;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** Checks that each service is bound to the topics of the events that name it as their taker. */
class BindingsTest {
    @ParameterizedTest
    @EnumSource(names = "SCHEDULE", mode = EnumSource.Mode.EXCLUDE)
    void serviceTakesTheEventsThatNameIt(Step step) {
        assertThat(inputs(step))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        EventType.takenBy(step).stream().map(EventType::topic).toList());
    }

    private static List<String> inputs(Step step) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource(step.service() + ".yml"));
        Properties settings = yaml.getObject();
        return settings.stringPropertyNames().stream()
                .filter(name -> name.matches("spring.cloud.stream.bindings\\..*-in-0\\.destination"))
                .map(settings::getProperty)
                .toList();
    }
}

package io.authflow.delayedmessages;

import io.authflow.delayedmessages.port.TestingPorts;
import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.DelayedTopics;
import io.authflow.delayedmessages.settings.StreamsSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A scheduler in a process of its own, with production's time-outs. It answers each input line with its state, and
 * closes cleanly when its input ends.
 *
 * <p>Arguments: application name, bootstrap servers, state directory, standby replicas, client id, input topics joined
 * by commas, due topic, dead-letter topic. Further arguments are Kafka properties as name=value.
 */
final class KillableOwner {
    static final String ANSWER = "STATE ";
    private static final int PROPERTIES = 8;

    private KillableOwner() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = System.out;
        try (DelayedMessages scheduler = new DelayedMessages(settings(arguments), TestingPorts.PORTS);
                BufferedReader questions =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            scheduler.start();
            while (questions.readLine() != null) {
                answers.println(ANSWER + scheduler.state() + " " + scheduler.pendingCount());
            }
        }
    }

    private static DelayedMessagesSettings settings(String[] arguments) {
        return new DelayedMessagesSettings(arguments[0], arguments[1], Path.of(arguments[2]), topics(arguments))
                .withEngine(StreamsSettings.defaults().withStandbyReplicas(Integer.parseInt(arguments[3])))
                .withKafkaProperties(properties(arguments));
    }

    private static DelayedTopics topics(String[] arguments) {
        return new DelayedTopics(List.of(arguments[5].split(",")), arguments[6], arguments[7]);
    }

    private static Map<String, String> properties(String[] arguments) {
        Map<String, String> properties = new HashMap<>(Map.of("client.id", arguments[4]));
        for (String property : List.of(arguments).subList(PROPERTIES, arguments.length)) {
            String[] parts = property.split("=", 2);
            properties.put(parts[0], parts[1]);
        }
        return properties;
    }
}

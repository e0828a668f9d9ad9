package io.authflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that a record that can never be processed does not delay the thousand good records of its partition. */
class PoisonIT {
    private static final int HALF = 500;
    /** More records than a poll returns, so the poison's whole batch is among so many neighbours. */
    private static final int NEIGHBOURS = 100;

    private static final Duration HOLD_UP_MAX = Duration.ofSeconds(1);

    private static TestServiceRun run;

    @BeforeAll
    static void start() {
        run = new TestServiceRun();
        publish("warm-up");
        run.awaitOutput("auth.logged-in.v1", last("warm-up"));
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{cut off", "{\"requestId\": \"poison\", \"username\": 42}"})
    void noneOfAThousandIsHeldUpByASecond(String poison) {
        String name = "among-" + poison.length();
        publish(name + "-before");
        run.broker().producer().send(new ProducerRecord<>("auth.user-found.v1", null, poison.getBytes(UTF_8)));
        publish(name + "-behind");

        run.awaitOutput("auth.logged-in.v1", last(name + "-behind"));

        List<Long> answers = answeredAt(name);
        assertThat(answers).hasSize(2 * HALF);
        assertThat(longestGap(answers.subList(HALF - NEIGHBOURS, HALF + NEIGHBOURS)))
                .isLessThan(HOLD_UP_MAX.toMillis());
    }

    private static void publish(String name) {
        IntStream.range(0, HALF).mapToObj(i -> name + "-" + i).forEach(id -> run.publish(id, id));
        run.broker().producer().flush();
    }

    private static String last(String name) {
        return name + "-" + (HALF - 1);
    }

    /** Returns the append times of the answers, in milliseconds, in the order of the topic. */
    private static List<Long> answeredAt(String name) {
        return run.broker().read("auth.logged-in.v1", "read_committed").stream()
                .filter(answer -> new String(answer.key(), UTF_8).startsWith(name + "-b"))
                .map(answer -> answer.timestamp())
                .toList();
    }

    private static long longestGap(List<Long> times) {
        return IntStream.range(1, times.size())
                .mapToLong(i -> times.get(i) - times.get(i - 1))
                .max()
                .orElseThrow();
    }
}

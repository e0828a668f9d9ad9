package io.authflow.delayedmessages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.streams.test.TestRecord;

class SchedulerModelTest {

    /** Schedules {@code id} as a record of {@code age} ms ago with {@code delay}, then lets {@code pause} ms pass. */
    record Step(int id, int age, int delay, int pause) {}

    /** What the scheduler is meant to be: the first schedule of an id counts, and it is due from then on. */
    private static final class Model {
        private final Map<String, Long> dueAt = new HashMap<>();

        void schedule(String id, long due) {
            dueAt.putIfAbsent(id, due);
        }

        List<String> dueBy(long now) {
            return dueAt.keySet().stream()
                    .filter(id -> dueAt.get(id) <= now)
                    .sorted()
                    .toList();
        }
    }

    @Property(tries = 60)
    void firesWhatTheModelFires(@ForAll("steps") List<Step> steps) throws IOException {
        Path directory = Files.createTempDirectory("scheduler-model");
        Model model = new Model();
        List<String> fired = new ArrayList<>();
        try (VirtualScheduler scheduler = VirtualScheduler.inMemory(directory)) {
            for (Step step : steps) {
                play(step, scheduler, model);
                List<TestRecord<String, String>> due = scheduler.due();
                due.forEach(message -> fired.add(message.key()));
                assertThat(model.dueBy(scheduler.now().toEpochMilli())).containsAll(fired);
            }
            scheduler.advance(Duration.ofMillis(51));
            fired.addAll(scheduler.dueIds());

            assertThat(fired.stream().sorted().toList())
                    .isEqualTo(model.dueBy(scheduler.now().toEpochMilli()));
        }
    }

    private static void play(Step step, VirtualScheduler scheduler, Model model) {
        String id = "t" + step.id();
        long appended = scheduler.now().toEpochMilli() - step.age();
        model.schedule(id, appended + step.delay());
        scheduler.send(
                "signed-up", id, String.valueOf(step.delay()), scheduler.now().minusMillis(step.age()));
        scheduler.advance(Duration.ofMillis(step.pause()));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> ids = Arbitraries.integers().between(0, 60);
        Arbitrary<Integer> ages = Arbitraries.of(0, 0, 0, 5, 500, 60_000);
        Arbitrary<Integer> delays = Arbitraries.integers().between(0, 3_000);
        Arbitrary<Integer> pauses = Arbitraries.of(0, 1, 7, 50, 400, 2_500);
        return Combinators.combine(ids, ages, delays, pauses)
                .as(Step::new)
                .list()
                .ofMaxSize(120);
    }
}

package io.authflow.delayedmessages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class SchedulerModelTest {

    /** What happens at one moment, after which {@code pause} ms pass. */
    record Step(Action action, int id, int age, int millis, int pause) {}

    enum Action {
        SCHEDULE,
        FIRE,
        MOVE,
        CANCEL,
        RESTART
    }

    /** What the scheduler is meant to be. Times are milliseconds. */
    private static final class Model {
        private final Map<String, Long> pending = new HashMap<>();
        private final Set<String> known = new HashSet<>();
        private final Set<String> firedByHand = new HashSet<>();

        void schedule(String id, long due) {
            if (known.add(id)) {
                pending.put(id, due);
            }
        }

        String fire(String id, long now) {
            return pending.remove(id) != null && firedByHand.add(id) ? "FIRED " + now : absent(id);
        }

        String cancel(String id) {
            return pending.remove(id) == null ? absent(id) : "CANCELLED";
        }

        String move(String id, long by) {
            Long due = pending.computeIfPresent(id, (key, at) -> at + by);
            return due == null ? absent(id) : "MOVED " + due;
        }

        private String absent(String id) {
            return known.contains(id) ? "GONE" : "UNKNOWN";
        }
    }

    @Property(tries = 150)
    void doesWhatTheModelDoes(@ForAll("steps") List<Step> steps) throws IOException {
        Model model = new Model();
        try (VirtualScheduler scheduler = VirtualScheduler.restartable(Files.createTempDirectory("scheduler-model"))) {
            for (Step step : steps) {
                play(step, scheduler, model);
                follow(scheduler, model);
                scheduler.advance(Duration.ofMillis(step.pause()));
                follow(scheduler, model);
                assertThat(scheduler.gauges().sum(Gauges.Reading::pending)).isEqualTo(model.pending.size());
            }
            scheduler.advance(Duration.ofMillis(51));
            follow(scheduler, model);

            assertThat(model.pending.values()).allMatch(due -> due > millis(scheduler));
        }
    }

    private static void play(Step step, VirtualScheduler scheduler, Model model) {
        String id = "t" + step.id();
        switch (step.action()) {
            case SCHEDULE -> {
                model.schedule(id, millis(scheduler) - step.age() + step.millis());
                scheduler.send(
                        "signed-up",
                        id,
                        String.valueOf(step.millis()),
                        scheduler.now().minusMillis(step.age()));
            }
            case FIRE -> assertThat(scheduler.change(id, "fire")).isEqualTo(model.fire(id, millis(scheduler)));
            case CANCEL -> assertThat(scheduler.change(id, "cancel")).isEqualTo(model.cancel(id));
            case MOVE -> {
                int by = step.millis() - 1_000;
                assertThat(scheduler.change(id, "move " + by)).isEqualTo(model.move(id, by));
            }
            case RESTART -> scheduler.restart();
        }
    }

    /** Whatever fires was fired by hand, once, or was pending, and due: so nothing fires twice. */
    private static void follow(VirtualScheduler scheduler, Model model) {
        for (String id : scheduler.dueIds()) {
            if (!model.firedByHand.remove(id)) {
                assertThat(model.pending).containsKey(id);
                assertThat(model.pending.remove(id)).isLessThanOrEqualTo(millis(scheduler));
            }
        }
        assertThat(model.firedByHand).isEmpty();
    }

    private static long millis(VirtualScheduler scheduler) {
        return scheduler.now().toEpochMilli();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Action> actions = Arbitraries.frequency(
                Tuple.of(12, Action.SCHEDULE),
                Tuple.of(2, Action.FIRE),
                Tuple.of(3, Action.MOVE),
                Tuple.of(2, Action.CANCEL),
                Tuple.of(1, Action.RESTART));
        Arbitrary<Integer> ids = Arbitraries.integers().between(0, 40);
        Arbitrary<Integer> ages = Arbitraries.of(0, 0, 0, 5, 500, 60_000);
        Arbitrary<Integer> millis = Arbitraries.integers().between(0, 3_000);
        Arbitrary<Integer> pauses = Arbitraries.of(0, 1, 7, 50, 400, 2_500, 9_000);
        return Combinators.combine(actions, ids, ages, millis, pauses)
                .as(Step::new)
                .list()
                .ofMaxSize(150);
    }
}

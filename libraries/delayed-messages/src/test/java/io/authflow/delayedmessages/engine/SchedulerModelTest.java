package io.authflow.delayedmessages.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the scheduler with a model of it, on generated histories. A seed stands for one history, and replays it. */
class SchedulerModelTest {
    private static final int HISTORIES = 150;
    private static final int STEPS_MAX = 150;
    /** Replays one history, with {@code -Dmodel.seed=SEED}. */
    private static final String SEED = "model.seed";

    private static final List<Integer> AGES = List.of(0, 0, 0, 5, 500, 60_000);
    private static final List<Integer> PAUSES = List.of(0, 1, 7, 50, 400, 2_500, 9_000);
    /** Each action as often as its weight. */
    private static final List<Action> ACTIONS = Arrays.stream(Action.values())
            .flatMap(action -> Stream.generate(() -> action).limit(action.weight))
            .toList();

    /** An event at one moment. After it, {@code pause} ms pass. */
    record Step(Action action, int id, int change, int age, int millis, int pause) {

        /** Returns whether the record is on a partition other than its timer's home; true for one in four. */
        boolean isStray() {
            return change % 4 == 0;
        }

        /** Returns the owner of the timer; another one for one in eight. */
        String owner() {
            return change == 1 ? "other" : "owner";
        }

        String timer() {
            return "t" + id;
        }

        String changeId() {
            return "c" + change;
        }

        /** Returns one of a few values, so that repeats with the same content occur. */
        int by() {
            return millis / 1_000 * 1_000 - 1_000;
        }
    }

    enum Action {
        SCHEDULE(12),
        FIRE(2),
        MOVE(3),
        CANCEL(2),
        KEEP(1),
        REFUSE(1),
        RESTART(1);

        private final int weight;

        Action(int weight) {
            this.weight = weight;
        }
    }

    /** A model of the scheduler's intended behaviour. Times are in milliseconds. */
    private static final class Model {
        static final String CONFLICT = "CONFLICT";

        private final Map<String, Long> pending = new HashMap<>();
        private final Map<String, String> known = new HashMap<>();
        private final Map<List<String>, List<String>> decided = new HashMap<>();
        private final Set<String> firedByHand = new HashSet<>();

        /** Returns false if the id belongs to another owner's known timer. */
        boolean schedule(String id, String owner, long due) {
            if (!known.containsKey(id)) {
                known.put(id, owner);
                pending.put(id, due);
            }
            return known.get(id).equals(owner);
        }

        /** Returns the answer; {@link #CONFLICT} if a known change id has other content. */
        String change(Step step, String content, Supplier<String> effect) {
            List<String> identity = List.of(step.timer(), step.changeId());
            if (!decided.containsKey(identity)) {
                decided.put(identity, List.of(content, effect.get()));
            }
            List<String> first = decided.get(identity);
            return first.get(0).equals(content) ? first.get(1) : CONFLICT;
        }

        String fire(String id, long now) {
            return pending.remove(id) != null && firedByHand.add(id) ? "FIRED " + now : absent(id);
        }

        String cancel(String id) {
            return pending.remove(id) == null ? absent(id) : "CANCELLED";
        }

        String keep(String id) {
            return pending.containsKey(id) ? "KEPT " + pending.get(id) : absent(id);
        }

        String move(String id, long by) {
            Long due = pending.computeIfPresent(id, (key, at) -> at + by);
            return due == null ? absent(id) : "MOVED " + due;
        }

        private String absent(String id) {
            return known.containsKey(id) ? "GONE" : "UNKNOWN";
        }
    }

    static LongStream seeds() {
        Long one = Long.getLong(SEED);
        return one == null ? new Random().longs(HISTORIES) : LongStream.of(one);
    }

    @ParameterizedTest(name = "-D" + SEED + "={0}")
    @MethodSource("seeds")
    void doesWhatTheModelDoes(long seed) throws IOException {
        List<Step> steps = steps(new Random(seed));
        Model model = new Model();
        try (VirtualScheduler scheduler =
                VirtualScheduler.restartable(Files.createTempDirectory("scheduler-model"), 3)) {
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
        String id = step.timer();
        long now = millis(scheduler);
        switch (step.action()) {
            case SCHEDULE -> schedule(step, scheduler, model);
            case FIRE -> change(step, "fire", scheduler, model, () -> model.fire(id, now));
            case CANCEL -> change(step, "cancel", scheduler, model, () -> model.cancel(id));
            case KEEP -> change(step, "keep", scheduler, model, () -> model.keep(id));
            case REFUSE -> change(step, "refuse", scheduler, model, () -> "REFUSED");
            case MOVE -> change(step, "move " + step.by(), scheduler, model, () -> model.move(id, step.by()));
            case RESTART -> scheduler.restart();
        }
    }

    private static void schedule(Step step, VirtualScheduler scheduler, Model model) {
        boolean fits = model.schedule(step.timer(), step.owner(), millis(scheduler) - step.age() + step.millis());
        send(step, "signed-up", step.millis() + " by " + step.owner(), scheduler, step.age());
        assertThat(scheduler.deadLetters()).hasSize(fits ? 0 : 1);
    }

    private static void change(
            Step step, String content, VirtualScheduler scheduler, Model model, Supplier<String> effect) {
        String answer = model.change(step, content, effect);
        send(step, "changes", content + "#" + step.changeId(), scheduler, 0);
        boolean conflict = answer.equals(Model.CONFLICT);
        assertThat(scheduler.deadLetters()).hasSize(conflict ? 1 : 0);
        assertThat(scheduler.answers()).isEqualTo(conflict ? List.of() : List.of(answer));
    }

    private static void send(Step step, String topic, String value, VirtualScheduler scheduler, int age) {
        Instant timestamp = scheduler.now().minusMillis(age);
        if (step.isStray()) {
            scheduler.send(topic, "another", "for " + step.timer() + ": " + value, timestamp);
        } else {
            scheduler.send(topic, step.timer(), value, timestamp);
        }
    }

    /**
     * Checks each fired timer. Either a change has fired it, once, or the timer was pending and due. So none fires
     * twice.
     */
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

    private static List<Step> steps(RandomGenerator random) {
        return IntStream.range(0, random.nextInt(STEPS_MAX + 1))
                .mapToObj(any -> step(random))
                .toList();
    }

    private static Step step(RandomGenerator random) {
        return new Step(
                oneOf(random, ACTIONS),
                random.nextInt(41),
                random.nextInt(8),
                oneOf(random, AGES),
                random.nextInt(3_001),
                oneOf(random, PAUSES));
    }

    private static <T> T oneOf(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}

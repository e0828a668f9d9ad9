package io.authflow.delayedmessages;

import java.util.HashSet;
import java.util.List;

/**
 * The application's topics. All exist before the start; the inputs have equal partition counts.
 *
 * @param inputs what schedules timers; keyed so that a timer's id always falls on the same partition
 * @param due where the messages of fired timers go
 * @param deadLetter where the inputs go that cannot be read
 */
public record DelayedTopics(List<String> inputs, String due, String deadLetter) {

    public DelayedTopics {
        inputs = List.copyOf(inputs);
        Checks.that(
                !inputs.isEmpty() && new HashSet<>(inputs).size() == inputs.size(),
                "The input topics are none or named twice: a scheduler needs its inputs once each; name at least one");
        inputs.forEach(topic -> Checks.notBlank(topic, "topics.inputs"));
        Checks.notBlank(due, "topics.due");
        Checks.notBlank(deadLetter, "topics.deadLetter");
        Checks.that(
                !inputs.contains(due) && !inputs.contains(deadLetter),
                "An output topic is also an input: timers would schedule themselves; use topics of their own");
    }
}

package io.authflow.delayedmessages;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The application's topics. All exist before the start; the inputs have equal partition counts.
 *
 * @param inputs what schedules timers; keyed so that a timer's id always falls on the same partition
 * @param due where the messages of fired timers go
 * @param deadLetter where the inputs go that cannot be read
 * @param rejections where else records go that follow from such an input
 */
public record DelayedTopics(List<String> inputs, String due, String deadLetter, List<String> rejections) {

    public DelayedTopics {
        inputs = List.copyOf(inputs);
        rejections = List.copyOf(rejections);
        Checks.that(
                !inputs.isEmpty() && new HashSet<>(inputs).size() == inputs.size(),
                "The input topics are none or named twice: a scheduler needs its inputs once each; name at least one");
        inputs.forEach(topic -> Checks.notBlank(topic, "topics.inputs"));
        Checks.notBlank(due, "topics.due");
        Checks.notBlank(deadLetter, "topics.deadLetter");
        rejections.forEach(topic -> Checks.notBlank(topic, "topics.rejections"));
        Checks.that(
                !inputs.contains(due) && !inputs.contains(deadLetter) && Collections.disjoint(inputs, rejections),
                "An output topic is also an input: timers would schedule themselves; use topics of their own");
    }

    /** Topics of a scheduler that only dead-letters what it cannot read. */
    public DelayedTopics(List<String> inputs, String due, String deadLetter) {
        this(inputs, due, deadLetter, List.of());
    }

    /** Every topic that a rejected input may lead to. */
    List<String> rejected() {
        return Stream.concat(Stream.of(deadLetter), rejections.stream())
                .distinct()
                .toList();
    }
}

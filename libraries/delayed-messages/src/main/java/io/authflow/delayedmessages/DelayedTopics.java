package io.authflow.delayedmessages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application's topics. All exist before the start; the inputs have equal partition counts.
 *
 * @param inputs what schedules and changes timers; what is keyed by the timer's id, by a Java client, takes no detour
 * @param due where the messages of fired timers go
 * @param changed where the answers to changes go; null if the inputs ask for none
 * @param deadLetter where the inputs go that cannot be read
 * @param rejections where else records go that follow from such an input
 */
public record DelayedTopics(
        List<String> inputs, String due, @Nullable String changed, String deadLetter, List<String> rejections) {

    public DelayedTopics {
        inputs = List.copyOf(inputs);
        rejections = List.copyOf(rejections);
        Checks.that(
                !inputs.isEmpty() && new HashSet<>(inputs).size() == inputs.size(),
                "The input topics are none or named twice: a scheduler needs its inputs once each; name at least one");
        inputs.forEach(topic -> Checks.notBlank(topic, "topics.inputs"));
        Checks.notBlank(due, "topics.due");
        if (changed != null) {
            Checks.notBlank(changed, "topics.changed");
        }
        Checks.notBlank(deadLetter, "topics.deadLetter");
        rejections.forEach(topic -> Checks.notBlank(topic, "topics.rejections"));
        Checks.that(
                Collections.disjoint(inputs, outputs(due, changed, deadLetter, rejections)),
                "An output topic is also an input: timers would schedule themselves; use topics of their own");
    }

    /** Topics of a scheduler without changes. */
    public DelayedTopics(List<String> inputs, String due, String deadLetter, List<String> rejections) {
        this(inputs, due, null, deadLetter, rejections);
    }

    /** Topics of a scheduler without changes that only dead-letters what it cannot read. */
    public DelayedTopics(List<String> inputs, String due, String deadLetter) {
        this(inputs, due, null, deadLetter, List.of());
    }

    List<String> outputs() {
        return outputs(due, changed, deadLetter, rejections);
    }

    /** Every topic that a rejected input may lead to. */
    List<String> rejected() {
        List<String> topics = new ArrayList<>(List.of(deadLetter));
        rejections.stream().filter(topic -> !topics.contains(topic)).forEach(topics::add);
        return topics;
    }

    private static List<String> outputs(
            String due, @Nullable String changed, String deadLetter, List<String> rejections) {
        List<String> topics = new ArrayList<>(List.of(due, deadLetter));
        if (changed != null) {
            topics.add(changed);
        }
        topics.addAll(rejections);
        return topics;
    }
}

package io.authflow.delayedmessages.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application's topics. All must exist before the start, and the inputs must have equal partition counts.
 *
 * @param inputs topics whose records schedule and change timers. A record that a Java client keys by the timer's id
 *     needs no detour through the topic of strays
 * @param due topic of the messages of fired timers
 * @param changed topic of the answers to changes; null if the inputs ask for no changes
 * @param deadLetter topic of the inputs that cannot be read
 * @param rejections further topics for records that follow from such an input
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

    /** The topics of a scheduler without changes. */
    public DelayedTopics(List<String> inputs, String due, String deadLetter, List<String> rejections) {
        this(inputs, due, null, deadLetter, rejections);
    }

    /** The topics of a scheduler without changes that only dead-letters what it cannot read. */
    public DelayedTopics(List<String> inputs, String due, String deadLetter) {
        this(inputs, due, null, deadLetter, List.of());
    }

    public List<String> outputs() {
        return outputs(due, changed, deadLetter, rejections);
    }

    /** Returns every topic to which a rejected input may lead. */
    public List<String> rejected() {
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

package io.authflow.messaging.engine;

import io.authflow.contracts.event.EventRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The topics that did not exist, or had no leader, when the brokers were asked last. Their results wait, so that only
 * one publication has to find out. Guarded by the engine's lock.
 */
final class MissingTopics {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final String journalTopic;
    private final EngineEvents events;
    private final Set<String> topics = new TreeSet<>();
    private @Nullable Long askAt;

    MissingTopics(String journalTopic, EngineEvents events) {
        this.journalTopic = journalTopic;
        this.events = events;
    }

    boolean isEmpty() {
        return topics.isEmpty();
    }

    boolean blocks(Outcome.Settled result) {
        return !topics.isEmpty()
                && (result.publish().stream().map(EventRecord::topic).anyMatch(topics::contains)
                        || (result.entry() != null && topics.contains(journalTopic)));
    }

    /** Returns the topics of which it is time to ask the brokers again; empty if it is not. */
    Set<String> toBeAsked(long now) {
        return askAt != null && askAt - now <= 0 ? Set.copyOf(topics) : Set.of();
    }

    /**
     * Takes topics that were found missing after a rollback.
     *
     * @return whether one of them was not known to be missing, so that the next publication is another one
     */
    boolean found(Collection<String> missing, long now) {
        int known = topics.size();
        missing.stream().filter(topics::add).forEach(topic -> events.topicMissing(topic, true));
        askAgain(now);
        return topics.size() > known;
    }

    /** Takes the answer of the brokers: those of the topics that are still missing. */
    void asked(Collection<String> stillMissing, long now) {
        topics.stream()
                .filter(topic -> !stillMissing.contains(topic))
                .forEach(topic -> events.topicMissing(topic, false));
        topics.retainAll(stillMissing);
        askAgain(now);
    }

    private void askAgain(long now) {
        askAt = topics.isEmpty() ? null : Long.valueOf(now + ASK_AGAIN.toNanos());
    }
}

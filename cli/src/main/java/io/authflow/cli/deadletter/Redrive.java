package io.authflow.cli.deadletter;

import io.authflow.contracts.event.EventRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes the records behind dead letters anew, one after the other. A run that is killed is repeated as a whole: what it had
 * published has the same id again, and the services drop it.
 */
public final class Redrive {
    private final RedriveSources sources;
    private final Redrivable redrivable;
    private final Consumer<EventRecord> publisher;
    private final InstantSource clock;

    /**
     * @param redrivable decides which may be published, and as what
     * @param publisher returns when the broker has the record
     */
    public Redrive(
            RedriveSources sources, Redrivable redrivable, Consumer<EventRecord> publisher, InstantSource clock) {
        this.sources = sources;
        this.redrivable = redrivable;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** @param outcomes told of each dead letter as soon as it is done with */
    public void run(List<DeadLetterEntry> entries, Consumer<RedriveOutcome> outcomes) {
        entries.forEach(entry -> outcomes.accept(redrive(entry)));
    }

    private RedriveOutcome redrive(DeadLetterEntry entry) {
        try {
            publisher.accept(anew(entry));
            return new RedriveOutcome(entry, null);
        } catch (RedriveRefusedException e) {
            return new RedriveOutcome(entry, e.refusal());
        }
    }

    private EventRecord anew(DeadLetterEntry entry) throws RedriveRefusedException {
        redrivable.requireSuitable(entry.letter());
        return redrivable.anew(entry, sources.at(entry.letter()), clock.instant());
    }
}

package io.authflow.cli.deadletter;

import io.authflow.contracts.event.EventRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Redrives dead letters one after the other. After a kill, repeat the run as a whole. Each record gets the same id
 * again, so the services skip the records that they have taken.
 */
public final class Redrive {
    private final RedriveSources sources;
    private final Redrivable redrivable;
    private final Consumer<EventRecord> publisher;
    private final InstantSource clock;

    /**
     * @param redrivable decides which records may be published, and makes the new ones
     * @param publisher returns when the broker has the record
     */
    public Redrive(
            RedriveSources sources, Redrivable redrivable, Consumer<EventRecord> publisher, InstantSource clock) {
        this.sources = sources;
        this.redrivable = redrivable;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** @param outcomes receives the outcome of each dead letter as soon as it is known */
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

package io.authflow.messaging.journal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Consumer;

/**
 * Measures how long readings of journals take. During a reading, the service takes no records from the partition.
 * Failed readings are not measured.
 */
public final class TimedJournalReader implements JournalReader {
    private final JournalReader reader;
    private final Timer timer;

    public TimedJournalReader(JournalReader reader, MeterRegistry registry) {
        this.reader = reader;
        this.timer = Timer.builder("authflow.journal.read")
                .description("Readings of a partition's journal")
                .register(registry);
    }

    @Override
    public long read(int partition, long from, Consumer<JournalEntry> entries) {
        Timer.Sample sample = Timer.start();
        long next = reader.read(partition, from, entries);
        sample.stop(timer);
        return next;
    }
}

package io.authflow.localcognito.ledger;

import io.authflow.localcognito.settings.Bounds;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Append-only list of all that happened in the server, in order. Memory holds the newest records, up to a capacity. A
 * journal, if there is one, holds all records.
 */
public final class Ledger implements AutoCloseable {
    private final InstantSource clock;
    private final Journal journal;
    private final int capacity;
    private final Deque<LedgerRecord> records = new ArrayDeque<>();
    private long lastSeq;

    /** @param capacity how many records stay in memory, 1 to 100,000,000 */
    public Ledger(InstantSource clock, Journal journal, int capacity) {
        Bounds.require("ledgerCapacity", capacity, 1, 100_000_000);
        this.clock = clock;
        this.journal = journal;
        this.capacity = capacity;
    }

    /** Reads the journal from its beginning, and passes on each entry that changes state. */
    public synchronized void replay(Consumer<Entry> changes) {
        journal.read(entry -> {
            keep(entry.record());
            if (entry.record().kind().changesState()) {
                changes.accept(entry);
            }
        });
    }

    /**
     * Adds number and time to a record, and writes it. After this call, a record in a journal file survives a kill of
     * the process.
     */
    public synchronized Entry append(Draft draft) {
        Entry entry = draft.entry(lastSeq + 1, clock.instant());
        journal.append(entry);
        keep(entry.record());
        return entry;
    }

    private void keep(LedgerRecord written) {
        lastSeq = written.seq();
        records.addLast(written);
        if (records.size() > capacity) {
            records.removeFirst();
        }
    }

    /** Returns all records in memory, oldest first. */
    public synchronized List<LedgerRecord> records() {
        return List.copyOf(records);
    }

    /** Returns the records in memory with a higher number. */
    public synchronized List<LedgerRecord> since(long seq) {
        return records.stream().filter(r -> r.seq() > seq).toList();
    }

    /** Returns the records in memory of this kind. */
    public synchronized List<LedgerRecord> of(Kind kind) {
        return records.stream().filter(r -> r.kind() == kind).toList();
    }

    /** Returns how many records were ever written, including those that are no longer in memory. */
    public synchronized long size() {
        return lastSeq;
    }

    @Override
    public synchronized void close() {
        journal.close();
    }
}

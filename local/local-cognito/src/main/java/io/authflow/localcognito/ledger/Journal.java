package io.authflow.localcognito.ledger;

import java.util.function.Consumer;

/** Stores entries so that they outlive the process. */
public interface Journal extends AutoCloseable {

    void read(Consumer<Entry> reader);

    void append(Entry entry);

    @Override
    void close();

    /** Returns a journal that keeps nothing. */
    static Journal none() {
        return NoJournal.NONE;
    }
}

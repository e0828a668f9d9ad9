package io.authflow.localcognito.ledger;

import java.util.function.Consumer;

/** Where entries outlive the process. */
public interface Journal extends AutoCloseable {

    void read(Consumer<Entry> reader);

    void append(Entry entry);

    @Override
    void close();

    /** One that keeps nothing. */
    static Journal none() {
        return NoJournal.NONE;
    }
}

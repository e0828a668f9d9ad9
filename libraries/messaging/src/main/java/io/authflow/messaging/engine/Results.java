package io.authflow.messaging.engine;

import io.authflow.contracts.event.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The results of a partition that are not committed yet, in the order in which they came. A result that could not be
 * published, though it was alone in its transaction, is put aside. Like a result whose topic is missing, it delays
 * only later results of its key. Not thread-safe.
 */
final class Results<E extends Event> {
    private final MissingTopics missing;
    private final Deque<HeldRecord<E>> next = new ArrayDeque<>();
    private final Deque<HeldRecord<E>> aside = new ArrayDeque<>();

    Results(MissingTopics missing) {
        this.missing = missing;
    }

    void add(HeldRecord<E> record) {
        next.add(record);
    }

    /** Takes up to {@code max} results that nothing blocks. */
    List<HeldRecord<E>> take(int max, long now) {
        Set<Object> blocked = keysAside();
        List<HeldRecord<E>> taken = new ArrayList<>();
        Iterator<HeldRecord<E>> all = next.iterator();
        while (taken.size() < max && all.hasNext()) {
            HeldRecord<E> record = all.next();
            if (missing.blocks(record.result())) {
                record.waitsForTopic(now);
                blocked.add(record.key());
            } else if (!blocked.contains(record.key())) {
                taken.add(record);
                all.remove();
            }
        }
        return taken;
    }

    /** Takes results back. They are published before all others. */
    void takeBack(List<HeldRecord<E>> records) {
        for (int i = records.size() - 1; i >= 0; i--) {
            next.addFirst(records.get(i));
        }
    }

    void putAside(HeldRecord<E> record) {
        aside.add(record);
    }

    @Nullable
    HeldRecord<E> takeAside(long now) {
        for (HeldRecord<E> record : aside) {
            if (record.notBefore() - now <= 0) {
                aside.remove(record);
                return record;
            }
        }
        return null;
    }

    void retryAside(long now) {
        aside.forEach(record -> record.retryAt(now));
    }

    boolean hasNext() {
        return next() > 0;
    }

    /** Returns how many results can be published now, together with others. */
    int next() {
        if (aside.isEmpty() && missing.isEmpty()) {
            return next.size();
        }
        Set<Object> blocked = keysAside();
        int free = 0;
        for (HeldRecord<E> record : next) {
            if (missing.blocks(record.result())) {
                blocked.add(record.key());
            } else if (!blocked.contains(record.key())) {
                free++;
            }
        }
        return free;
    }

    boolean isEmpty() {
        return next.isEmpty() && aside.isEmpty();
    }

    /** Returns the waits of the results that were put aside, and of those whose topic is missing. */
    Stream<Wait> waits() {
        return Stream.concat(aside.stream(), next.stream())
                .map(HeldRecord::unpublished)
                .filter(Objects::nonNull);
    }

    private Set<Object> keysAside() {
        return aside.stream().map(HeldRecord::key).collect(Collectors.toCollection(HashSet::new));
    }
}

package io.authflow.messaging.engine;

import io.authflow.contracts.event.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The results of a partition that are not committed yet, in the order in which they came. A result that could not be
 * published, though it was alone in its transaction, is put aside. It delays only later results of its key. Not
 * thread-safe.
 */
final class Results<E extends Event> {
    private final Deque<HeldRecord<E>> next = new ArrayDeque<>();
    private final Deque<HeldRecord<E>> aside = new ArrayDeque<>();

    void add(HeldRecord<E> record) {
        next.add(record);
    }

    /** Takes up to {@code max} results whose keys have none aside. */
    List<HeldRecord<E>> take(int max) {
        Set<Object> blocked = blocked();
        List<HeldRecord<E>> taken = new ArrayList<>();
        Iterator<HeldRecord<E>> all = next.iterator();
        while (taken.size() < max && all.hasNext()) {
            HeldRecord<E> record = all.next();
            if (!blocked.contains(record.key())) {
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
        if (aside.isEmpty()) {
            return next.size();
        }
        Set<Object> blocked = blocked();
        return (int)
                next.stream().filter(record -> !blocked.contains(record.key())).count();
    }

    boolean isEmpty() {
        return next.isEmpty() && aside.isEmpty();
    }

    /** Returns the waits of the results that were put aside. */
    Stream<Wait> waits() {
        return aside.stream().map(HeldRecord::unpublished).filter(Objects::nonNull);
    }

    private Set<Object> blocked() {
        return aside.stream().map(HeldRecord::key).collect(Collectors.toSet());
    }
}

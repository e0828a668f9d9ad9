package io.authflow.delayedmessages.store;

import io.authflow.delayedmessages.message.ChangeIdentity;
import io.authflow.delayedmessages.message.ChangeOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the changes that were decided in one partition, as long as the ids of fired timers. A decision on a pending
 * timer is remembered as long as the timer's id is known.
 */
public final class ChangeMemory {
    private final KeyValueStore<Bytes, byte[]> store;
    private final FiredIds fired;
    private final Predicate<String> known;
    private final List<Bytes> kept = new ArrayList<>();

    /** @param known whether the timer of an id is pending or remembered */
    public ChangeMemory(KeyValueStore<Bytes, byte[]> store, FiredIds fired, Predicate<String> known) {
        this.store = store;
        this.fired = fired;
        this.known = known;
    }

    @Nullable
    public RememberedChange find(String timerId, ChangeIdentity identity) {
        byte[] value = store.get(RememberedChange.key(timerId, identity));
        return value == null ? null : RememberedChange.decode(value);
    }

    public void remember(ChangeOutcome outcome, ChangeIdentity identity, long now) {
        Bytes key = RememberedChange.key(outcome.id(), identity);
        store.put(key, new RememberedChange(outcome, Fingerprint.of(identity.content())).encode());
        fired.add(key, now);
        fired.write(now);
    }

    /** Forgets a change whose time is over. A decision on a timer that is still known is kept for {@link #keepOn}. */
    public void forget(Bytes key) {
        byte[] value = store.get(key);
        if (value == null) {
            return;
        }
        ChangeOutcome outcome = RememberedChange.decode(value).outcome();
        if (outcome.result().isDecision() && known.test(outcome.id())) {
            kept.add(key);
        } else {
            store.delete(key);
        }
    }

    /**
     * Remembers the kept changes for the same time again. To be called after the walk over the fired ids, because new
     * entries would disturb it.
     */
    public void keepOn(long now) {
        kept.forEach(key -> fired.add(key, now));
        fired.write(now);
        kept.clear();
    }
}

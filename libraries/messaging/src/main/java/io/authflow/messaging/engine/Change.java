package io.authflow.messaging.engine;

import java.util.function.Consumer;

/** Calls a listener when a condition begins or ends. Not thread-safe. */
final class Change {
    private boolean isOn;

    void tell(boolean now, Consumer<Boolean> listener) {
        if (now != isOn) {
            isOn = now;
            listener.accept(now);
        }
    }
}

package io.authflow.flowreader;

import java.time.Instant;

/** Shows a flow while it is read. */
public interface FlowView {
    /** The next event of the flow. */
    void event(FlowEvent event);

    /** Time has passed without one. */
    default void waiting(Instant now) {}
}

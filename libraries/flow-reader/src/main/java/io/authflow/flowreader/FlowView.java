package io.authflow.flowreader;

import java.time.Instant;

/** Shows a flow while it is read. */
public interface FlowView {
    /** Shows the next event of the flow. */
    void event(FlowEvent event);

    /** Is called after each poll, whether the poll brought an event or not. */
    default void waiting(Instant now) {}
}

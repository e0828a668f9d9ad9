package io.authflow.cli.render;

import io.authflow.contracts.event.EventJson;
import io.authflow.flowreader.FlowDetails;
import io.authflow.flowreader.FlowEvent;
import io.authflow.flowreader.FlowView;
import java.io.PrintWriter;
import java.time.Instant;

/** Prints each event of a flow as one JSON object per line. */
public final class FlowJson implements FlowView {
    private final PrintWriter out;

    public FlowJson(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void event(FlowEvent event) {
        print(new Line(
                event.appendedAt(),
                event.topic(),
                event.requestId().value(),
                event.partition(),
                event.offset(),
                event.details()));
    }

    /** Prints any other object as one line, such as a summary. */
    public void print(Object line) {
        out.println(EventJson.mapper().writeValueAsString(line));
        out.flush();
    }

    record Line(Instant time, String type, String requestId, int partition, long offset, FlowDetails data) {}
}

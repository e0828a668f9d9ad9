package io.authflow.cli.flow;

import io.authflow.cli.command.CommandContext;
import io.authflow.cli.render.FlowJson;
import io.authflow.cli.render.FlowText;
import io.authflow.contracts.RequestId;
import io.authflow.flowreader.FlowReader;
import io.authflow.flowreader.FlowView;
import io.authflow.flowreader.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Output of {@code publish} and {@code show}, as text or as JSON. */
final class FlowOutput {
    private final CommandContext context;
    private final boolean json;

    FlowOutput(CommandContext context, boolean json) {
        this.context = context;
        this.json = json;
    }

    FlowView view() {
        return json ? new FlowJson(context.out()) : new FlowText(context.screen(), context.zone());
    }

    /**
     * Prints the outcome after the flow has been read, and the topics that could not be read or shown completely.
     *
     * @param omitted how many records were read and not shown, by topic
     */
    void outcome(RequestId requestId, Outcome outcome, FlowReader reader, Map<String, Long> omitted) {
        Map<String, Long> sorted = new TreeMap<>(omitted);
        if (json) {
            new FlowJson(context.out())
                    .print(new Summary(requestId.value(), word(outcome), reader.expired(), reader.forbidden(), sorted));
        } else {
            sentence(requestId, outcome);
            notes(reader);
            sorted.forEach((topic, count) -> context.screen()
                    .line("  Not shown, because the flow has too many: " + count + " more records of " + topic));
        }
    }

    private void sentence(RequestId requestId, Outcome outcome) {
        switch (outcome) {
            case OPEN -> context.screen().line("  => no end yet; go on with: authflow show " + requestId + " --follow");
            case NOT_FOUND ->
                context.err()
                        .println("authflow: No record of request " + requestId
                                + " was found. Check the id and the broker.");
            default -> {}
        }
    }

    private void notes(FlowReader reader) {
        note("Records of that time may have expired in", reader.expired());
        note("Not shown, because this client may not read", reader.forbidden());
    }

    private void note(String words, List<String> topics) {
        if (!topics.isEmpty()) {
            context.screen().line("  " + words + ": " + String.join(", ", topics));
        }
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    record Summary(
            String requestId,
            String outcome,
            List<String> expired,
            List<String> forbidden,
            Map<String, Long> omitted) {}
}

package io.authflow.cli.render;

import io.authflow.cli.deadletter.DeadLetterEntry;
import io.authflow.cli.deadletter.RedriveOutcome;
import io.authflow.cli.deadletter.RedriveRefusal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reports the outcome of each dead letter as soon as it is known, and counts the outcomes. */
public final class RedriveReport implements Consumer<RedriveOutcome> {
    private final PrintWriter out;
    private final boolean json;
    private final String done;
    private long redriven;
    private long refused;

    /** @param dryRun whether the run publishes nothing */
    public RedriveReport(PrintWriter out, boolean json, boolean dryRun) {
        this.out = out;
        this.json = json;
        this.done = dryRun ? "would-redrive" : "redriven";
    }

    @Override
    public void accept(RedriveOutcome outcome) {
        RedriveRefusal refusal = outcome.refusal();
        if (refusal == null) {
            redriven++;
        } else {
            refused++;
        }
        if (json) {
            new FlowJson(out).print(line(outcome.entry(), refusal));
        } else {
            out.println(text(outcome.entry(), refusal));
            out.flush();
        }
    }

    /**
     * Prints the totals.
     *
     * @param total number of dead letters that match, including those beyond the limit
     * @param unreadable number of records that this release cannot read as dead letters
     * @param missing requested ids that were not found
     */
    public void summary(long total, long unreadable, List<String> missing) {
        if (json) {
            new FlowJson(out).print(new Total(total, redriven, refused, unreadable, missing));
            return;
        }
        missing.forEach(id -> out.println("not found  " + id));
        if (unreadable > 0) {
            out.printf(Locale.ROOT, "%,d records are no dead letter that this release can read%n", unreadable);
        }
        out.printf(Locale.ROOT, "%,d %s, %,d refused%n", redriven, done.replace('-', ' '), refused);
        long beyond = total - redriven - refused;
        if (beyond > 0) {
            out.printf(Locale.ROOT, "%,d more are as asked for: repeat with a larger --limit%n", beyond);
        }
        out.flush();
    }

    public long done() {
        return redriven;
    }

    public long refused() {
        return refused;
    }

    private String text(DeadLetterEntry entry, @Nullable RedriveRefusal refusal) {
        String place = entry.id() + "  " + DeadLetterList.place(entry.letter());
        return refusal == null
                ? done.replace('-', ' ') + "  " + place + "  as request " + entry.anew()
                : "refused  " + place + "  " + refusal + ": " + refusal.sentence();
    }

    private Line line(DeadLetterEntry entry, @Nullable RedriveRefusal refusal) {
        return refusal == null
                ? new Line(entry.id(), done, entry.anew().value(), null, null)
                : new Line(entry.id(), "refused", null, refusal, refusal.sentence());
    }

    record Line(
            String id,
            String outcome,
            @Nullable String requestId,
            @Nullable RedriveRefusal reason,
            @Nullable String sentence) {}

    record Total(long total, long done, long refused, long unreadable, List<String> missing) {}
}

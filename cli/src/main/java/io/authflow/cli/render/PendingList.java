package io.authflow.cli.render;

import io.authflow.delayedmessages.PendingTimers;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** Prints pending logouts, one per line, and their total. */
public final class PendingList {
    private final PrintWriter out;
    private final ZoneId zone;

    /** @param zone for times */
    public PendingList(PrintWriter out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    public void text(PendingTimers pending) {
        if (pending.total() > 0) {
            out.printf(Locale.ROOT, "%-30s  %-36s  %s%n", "due", "request", "partition");
        }
        pending.earliest().forEach(this::line);
        out.println(total(pending));
        out.flush();
    }

    public void json(PendingTimers pending) {
        FlowJson json = new FlowJson(out);
        pending.earliest().forEach(entry -> json.print(new Line(entry.dueAt(), entry.id(), entry.partition())));
        json.print(new Total(pending.total(), pending.earliest().size()));
    }

    private void line(PendingTimers.Entry entry) {
        out.printf(
                Locale.ROOT,
                "%-30s  %-36s  %d%n",
                DueTime.format(entry.dueAt(), zone),
                FlowSentence.inert(entry.id()),
                entry.partition());
    }

    private static String total(PendingTimers pending) {
        int shown = pending.earliest().size();
        String words = String.format(Locale.ROOT, "%,d pending", pending.total());
        return shown < pending.total()
                ? words + String.format(Locale.ROOT, ", the first %,d shown; --limit shows more", shown)
                : words;
    }

    record Line(Instant dueAt, String requestId, int partition) {}

    record Total(long total, int shown) {}
}

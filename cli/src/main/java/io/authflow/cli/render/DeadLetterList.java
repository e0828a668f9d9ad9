package io.authflow.cli.render;

import io.authflow.cli.deadletter.DeadLetterEntry;
import io.authflow.cli.deadletter.DeadLetters;
import io.authflow.contracts.event.DeadLetter;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints dead letters as text or JSON. A dead letter holds nothing secret. */
public final class DeadLetterList {
    private final PrintWriter out;
    private final ZoneId zone;

    /** @param zone for times */
    public DeadLetterList(PrintWriter out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    public void text(DeadLetters found) {
        if (!found.entries().isEmpty()) {
            out.printf(Locale.ROOT, "%-30s  %-36s  %-15s  %-24s  %s%n", "time", "id", "service", "code", "record");
        }
        found.entries().forEach(this::line);
        out.println(total(found));
        out.flush();
    }

    public void json(DeadLetters found) {
        found.entries().forEach(this::json);
        new FlowJson(out).print(new Total(found.total(), found.entries().size(), found.unreadable()));
    }

    /** Prints one dead letter with all its fields, as JSON. */
    public void json(DeadLetterEntry entry) {
        new FlowJson(out)
                .print(new Line(entry.id(), entry.at(), entry.anew().value(), entry.traceparent(), entry.letter()));
    }

    /** Prints one dead letter with all its fields, as text. */
    public void details(DeadLetterEntry entry) {
        DeadLetter letter = entry.letter();
        detail("id", entry.id());
        detail("time", DueTime.format(entry.at(), zone));
        detail("service", letter.service());
        detail("code", letter.code());
        detail("attempts", letter.attempts());
        detail("record", place(letter));
        detail("recordTime", DueTime.format(letter.timestamp(), zone));
        detail("requestId", letter.requestId());
        detail("userRef", letter.userRef());
        detail("valueHash", letter.valueHash());
        detail("traceparent", entry.traceparent());
        detail("contractVersion", letter.contractVersion());
        detail("redrivenAs", entry.anew());
        out.flush();
    }

    private void detail(String name, @Nullable Object value) {
        out.printf(Locale.ROOT, "%-16s  %s%n", name, Objects.requireNonNullElse(value, "-"));
    }

    private void line(DeadLetterEntry entry) {
        DeadLetter letter = entry.letter();
        out.printf(
                Locale.ROOT,
                "%-30s  %-36s  %-15s  %-24s  %s%n",
                DueTime.format(entry.at(), zone),
                entry.id(),
                letter.service(),
                letter.code(),
                place(letter));
    }

    static String place(DeadLetter letter) {
        return letter.topic() + "/" + letter.partition() + "@" + letter.offset();
    }

    private static String total(DeadLetters found) {
        int shown = found.entries().size();
        String words = String.format(Locale.ROOT, "%,d dead letters", found.total());
        if (shown < found.total()) {
            words += String.format(Locale.ROOT, ", the oldest %,d shown; --limit shows more", shown);
        }
        return found.unreadable() == 0
                ? words
                : words
                        + String.format(
                                Locale.ROOT, "; %,d records more that this release cannot read", found.unreadable());
    }

    record Line(
            String id,
            Instant time,
            String redrivenAs,
            @Nullable String traceparent,
            DeadLetter deadLetter) {}

    record Total(long total, int shown, long unreadable) {}
}

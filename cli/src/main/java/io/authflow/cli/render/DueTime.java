package io.authflow.cli.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats a due time with its date and its offset from UTC, because it may be days ahead. */
final class DueTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);

    private DueTime() {}

    static String format(Instant time, ZoneId zone) {
        return FORMAT.format(time.atZone(zone));
    }
}

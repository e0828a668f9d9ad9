package io.authflow.cli.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When something is due, which may be days ahead: with its date, and the offset from UTC. */
final class DueTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);

    private DueTime() {}

    static String format(Instant time, ZoneId zone) {
        return FORMAT.format(time.atZone(zone));
    }
}

package io.authflow.messaging.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/**
 * Formats a log event as one line of logfmt: time, level, logger and message, then the pairs of the event and of the
 * thread (MDC). An exception adds its class and stack. Spring Boot creates this class by its name.
 */
public final class LogfmtFormatter implements StructuredLogFormatter<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final StackTraceText stack = new StackTraceText();

    @Override
    public String format(ILoggingEvent event) {
        LogfmtLine line = new LogfmtLine()
                .add("time", TIME.format(event.getInstant()))
                .add("level", event.getLevel())
                .add("logger", event.getLoggerName())
                .addText("msg", StartFailure.inOneLine(event.getLoggerName(), event.getFormattedMessage()));
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> line.add(pair.key, pair.value));
        }
        event.getMDCPropertyMap().forEach(line::add);
        addException(line, event.getThrowableProxy());
        return line + "\n";
    }

    private void addException(LogfmtLine line, @Nullable IThrowableProxy thrown) {
        if (thrown == null) {
            return;
        }
        line.add("exception", thrown.getClassName());
        if (thrown instanceof ThrowableProxy proxy) {
            line.addText("stack", stack.printStackTraceToString(proxy.getThrowable()));
        }
    }
}

package io.authflow.e2e.outage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Nothing below INFO as long as it is open: what is measured is not the log. */
final class QuietLog implements AutoCloseable {
    private final Map<Logger, Level> talkative = new LinkedHashMap<>();

    QuietLog() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        for (Logger logger : context.getLoggerList()) {
            Level level = logger.getLevel();
            if (level != null && !level.isGreaterOrEqual(Level.INFO)) {
                talkative.put(logger, level);
                logger.setLevel(Level.INFO);
            }
        }
    }

    @Override
    public void close() {
        talkative.forEach(Logger::setLevel);
    }
}

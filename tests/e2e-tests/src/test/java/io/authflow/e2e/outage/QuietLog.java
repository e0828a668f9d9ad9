package io.authflow.e2e.outage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Raises all loggers below INFO to INFO until it is closed, so that logging does not affect the measurement. */
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

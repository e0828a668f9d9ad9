package io.authflow.e2e.canary;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.LogManager;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.yaml.snakeyaml.Yaml;

/**
 * Sets every logger of this JVM to TRACE and writes into its own file, until it is closed. Loggers that the services'
 * shared configuration keeps at INFO stay there.
 */
public final class TraceLog implements AutoCloseable {
    private static final String PRODUCER = "org.apache.kafka.clients.producer.KafkaProducer";
    private static final String SHARED = "/authflow-messaging.yml";

    private final LoggerContext context = context();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
    private final List<Runnable> restore = new ArrayList<>();
    private final FileAppender<ILoggingEvent> file;

    /** The thread that makes it is the client of what it listens to. */
    public TraceLog(Path path) {
        file = appender(path);
        for (Iterator<Appender<ILoggingEvent>> all = root.iteratorForAppenders(); all.hasNext(); ) {
            usual.add(all.next());
        }
        usual.forEach(root::detachAppender);
        root.addAppender(file);
        context.getLoggerList().stream().filter(one -> one.getLevel() != null).forEach(this::open);
        pinned().forEach(name -> context.getLogger(name).setLevel(Level.INFO));
        openJavaLogging();
    }

    @Override
    public void close() {
        restore.forEach(Runnable::run);
        root.detachAppender(file);
        usual.forEach(root::addAppender);
        file.stop();
    }

    private void open(Logger logger) {
        Level before = logger.getLevel();
        restore.add(() -> logger.setLevel(before));
        logger.setLevel(Level.TRACE);
    }

    private void openJavaLogging() {
        java.util.logging.Logger top = LogManager.getLogManager().getLogger("");
        java.util.logging.Level before = top.getLevel();
        SLF4JBridgeHandler.install();
        top.setLevel(java.util.logging.Level.ALL);
        restore.add(() -> {
            top.setLevel(before);
            SLF4JBridgeHandler.uninstall();
        });
    }

    /** What the configuration that services share keeps at INFO. */
    private static List<String> pinned() {
        try (InputStream shared = Objects.requireNonNull(TraceLog.class.getResourceAsStream(SHARED), SHARED)) {
            Map<String, Map<String, Map<String, Object>>> settings = new Yaml().load(shared);
            return Objects.requireNonNull(settings.get("logging")).get("level").entrySet().stream()
                    .filter(level -> level.getValue().equals("INFO"))
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileAppender<ILoggingEvent> appender(Path path) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{HH:mm:ss.SSS} %-5level [%thread] %logger %msg %kvp %mdc%n%ex");
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(path.toString());
        appender.setAppend(false);
        appender.setEncoder(encoder);
        appender.addFilter(withoutOwnRecords());
        appender.start();
        return appender;
    }

    /** Kafka's producer prints the headers of what it sends: of a client's own records, that is the client's affair. */
    private static Filter<ILoggingEvent> withoutOwnRecords() {
        String client = Thread.currentThread().getName();
        return new Filter<>() {
            @Override
            public FilterReply decide(ILoggingEvent event) {
                return event.getThreadName().equals(client)
                                && event.getLoggerName().equals(PRODUCER)
                        ? FilterReply.DENY
                        : FilterReply.NEUTRAL;
            }
        };
    }

    private static LoggerContext context() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        return (LoggerContext) factory;
    }
}

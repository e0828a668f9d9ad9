package io.authflow.messaging.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;
import org.springframework.beans.factory.BeanCreationException;

class LogfmtFormatterTest {
    private static final String REPORTER = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    private final LogfmtFormatter formatter = new LogfmtFormatter();

    @Test
    void linePrintsTheKeyValuesOfTheEventAndOfTheThread() {
        LoggingEvent event = event("io.authflow.X", "A record waits", null, Map.of("traceId", "0af7"));
        event.addKeyValuePair(new KeyValuePair("topic", "auth.user-found.v1"));
        event.addKeyValuePair(new KeyValuePair("partition", 3));
        event.addKeyValuePair(new KeyValuePair("detail", "two words"));
        event.addKeyValuePair(new KeyValuePair("nothing", null));

        assertThat(formatter.format(event))
                .isEqualTo("time=2026-11-28T10:00:00.000Z level=WARN logger=io.authflow.X msg=\"A record waits\""
                        + " topic=auth.user-found.v1 partition=3 detail=\"two words\" nothing=null traceId=0af7\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nlevel=ERROR msg=forged",
                "a\r\nb",
                "\u001b[31mred",
                "\u009b31m",
                "\u202eevil",
                "\u2066x\u2069",
                "\u2028x",
                "\u0085x",
                "\u0000",
                "\ud800",
                "\u200bx",
                "\ue000",
                "\" level=ERROR x=\"",
                "end\\"
            })
    void hostileTextIsInert(String hostile) {
        LoggingEvent event = event("io.authflow.X", hostile, null, Map.of("traceId", hostile));
        event.addKeyValuePair(new KeyValuePair("value", hostile));
        event.addKeyValuePair(new KeyValuePair(hostile, "of a hostile key"));

        String line = formatter.format(event);

        assertThat(line).endsWith("\n");
        assertThat(line.substring(0, line.length() - 1).chars()).allMatch(LogfmtFormatterTest::isPrintable);
        assertThat(Logfmt.parse(line)).containsEntry("level", "WARN").containsKeys("value", "traceId");
        assertThat(Logfmt.parse(line)).doesNotContainKey("x");
    }

    @ParameterizedTest
    @CsvSource({"ü, \"ü\"", "İı, \"İı\"", "a=b, \"a=b\"", "'', \"\"", "a b, \"a b\"", "null, null", "1.5s, 1.5s"})
    void valueOfMoreThanAWordIsQuoted(String value, String printed) {
        assertThat(new LogfmtLine().add("k", value).toString()).isEqualTo("k=" + printed);
    }

    @Test
    void longValueIsCut() {
        assertThat(new LogfmtLine().add("k", "x".repeat(100_000)).toString()).hasSizeLessThan(8_300);
    }

    /** The message of an exception may quote a record. */
    @Test
    void exceptionIsPrintedWithoutItsMessageOrThoseOfItsCauses() {
        Exception thrown = new IllegalStateException("canary", new IllegalArgumentException("canary"));

        String line = formatter.format(event("io.authflow.X", "It failed", thrown));

        assertThat(line)
                .contains(" exception=java.lang.IllegalStateException stack=\"java.lang.IllegalStateException\\n\\tat ")
                .contains("Caused by: java.lang.IllegalArgumentException\\n\\tat ")
                .doesNotContain("canary");
    }

    @Test
    void messageOfAFailedStartIsPrinted() {
        Exception thrown = new BeanCreationException("the bean could not be made");

        assertThat(formatter.format(event("org.springframework.boot.SpringApplication", "Failed", thrown)))
                .contains("org.springframework.beans.factory.BeanCreationException: the bean could not be made");
    }

    @Test
    void refusedStartIsOneParagraph() {
        String page = "\n\n***************************\nAPPLICATION FAILED TO START\n***************************\n\n"
                + "Description:\n\nx is not set. Set X to y.\n";

        assertThat(formatter.format(event(REPORTER, page, null)))
                .contains("msg=\"APPLICATION FAILED TO START Description: x is not set. Set X to y.\"");
    }

    private static boolean isPrintable(int character) {
        return character >= ' '
                && character != 0x7f
                && !(character >= 0x80 && character <= 0x9f)
                && Character.getType(character) != Character.FORMAT
                && Character.getType(character) != Character.LINE_SEPARATOR
                && Character.getType(character) != Character.PRIVATE_USE
                && Character.getType(character) != Character.SURROGATE;
    }

    private static LoggingEvent event(String logger, String message, @Nullable Exception thrown) {
        return event(logger, message, thrown, Map.of());
    }

    private static LoggingEvent event(
            String logger, String message, @Nullable Exception thrown, Map<String, String> ofTheThread) {
        LoggingEvent event =
                new LoggingEvent("any", new LoggerContext().getLogger(logger), Level.WARN, message, thrown, null);
        event.setInstant(Instant.parse("2026-11-28T10:00:00Z"));
        event.setMDCPropertyMap(ofTheThread);
        return event;
    }
}

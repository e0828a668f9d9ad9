package io.authflow.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "5s, PT5S", "2m, PT2M", "24h, PT24H", "0s, PT0S"})
    void readsNumberAndUnit(String text, Duration expected) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "1.5s", "5 s", "5S", "5d", "9999999999s"})
    void refusesAnythingElse(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new DurationConverter().convert(text))
                .withMessageContaining("such as 500ms, 5s, 2m or 1h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "999ms", "1500ms", "86401s", "25h"})
    void refusesSessionsOutsideTheirRange(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new SessionConverter().convert(text))
                .withMessageContaining("from 1s to 86400s");
    }
}

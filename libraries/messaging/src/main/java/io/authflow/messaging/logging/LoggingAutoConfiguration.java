package io.authflow.messaging.logging;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Refuses the start if {@code authflow.log-format} names an unknown format. */
@AutoConfiguration
public class LoggingAutoConfiguration {

    @Bean
    LogFormat logFormat(@Value("${" + LogFormat.SETTING + ":logfmt}") String word) {
        return LogFormat.of(word);
    }
}

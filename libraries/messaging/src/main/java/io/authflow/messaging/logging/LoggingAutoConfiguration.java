package io.authflow.messaging.logging;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Refuses a log format that does not exist. */
@AutoConfiguration
public class LoggingAutoConfiguration {

    @Bean
    LogFormat logFormat(@Value("${" + LogFormat.SETTING + ":logfmt}") String word) {
        return LogFormat.of(word);
    }
}

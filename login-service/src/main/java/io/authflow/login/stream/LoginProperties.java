package io.authflow.login.stream;

import io.authflow.contracts.event.SessionSeconds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What login-service needs besides Kafka, Cognito and its keys, as {@code authflow.login.*}.
 *
 * @param tokenLife how long logout-service can open a token that is sealed to it; at least the longest session, one day
 */
@ConfigurationProperties("authflow.login")
record LoginProperties(@DefaultValue("30h") Duration tokenLife) {
    LoginProperties {
        if (tokenLife.compareTo(Duration.ofSeconds(SessionSeconds.MAX)) < 0) {
            throw new IllegalArgumentException("authflow.login.token-life is shorter than the longest session. Set"
                    + " AUTHFLOW_LOGIN_TOKEN_LIFE to 24h or more.");
        }
    }
}

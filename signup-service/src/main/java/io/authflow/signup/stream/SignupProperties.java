package io.authflow.signup.stream;

import io.authflow.contracts.event.SessionSeconds;
import io.authflow.messaging.RequiredSetting;
import io.authflow.signup.domain.FlowRefs;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What signup-service needs besides Kafka, Cognito and its keys, as {@code authflow.signup.*}.
 *
 * @param flowRefKey base64 of 32 bytes or more, with which a user is marked as created by a request; left out for a pool
 *     without the attribute custom:authflow_ref
 * @param userLife how long logout-service can open the name of a new user that is sealed to it; at least the longest session,
 *     one day
 */
@ConfigurationProperties("authflow.signup")
record SignupProperties(
        @Nullable String flowRefKey, @DefaultValue("30h") Duration userLife) {
    SignupProperties {
        flowRefs(flowRefKey);
        if (userLife.compareTo(Duration.ofSeconds(SessionSeconds.MAX)) < 0) {
            throw new IllegalArgumentException("authflow.signup.user-life is shorter than the longest session. Set"
                    + " AUTHFLOW_SIGNUP_USER_LIFE to 24h or more.");
        }
    }

    FlowRefs flowRefs() {
        return flowRefs(flowRefKey);
    }

    private static FlowRefs flowRefs(@Nullable String key) {
        return key == null || key.isBlank()
                ? FlowRefs.none()
                : FlowRefs.keyed(RequiredSetting.hashKey("authflow.signup.flow-ref-key", key));
    }

    @Override
    public String toString() {
        return "SignupProperties[flowRefKey=***, userLife=" + userLife + "]";
    }
}

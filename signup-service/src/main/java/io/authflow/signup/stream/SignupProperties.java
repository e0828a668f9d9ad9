package io.authflow.signup.stream;

import io.authflow.messaging.boot.RequiredSetting;
import io.authflow.signup.domain.FlowRefs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What signup-service needs besides Kafka, Cognito and its keys, as {@code authflow.signup.*}.
 *
 * @param flowRefKey base64 of 32 bytes or more, with which a user is marked as created by a request; left out for a pool
 *     without the attribute custom:authflow_ref
 */
@ConfigurationProperties("authflow.signup")
record SignupProperties(@Nullable String flowRefKey) {
    SignupProperties {
        flowRefs(flowRefKey);
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
        return "SignupProperties[flowRefKey=***]";
    }
}

package io.authflow.cognito;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderRequest;

/** Sets the time-out of each request by its operation. */
final class AttemptTimeouts implements ExecutionInterceptor {
    private final CallLimits limits;

    AttemptTimeouts(CallLimits limits) {
        this.limits = limits;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return CognitoOperation.named(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))
                .map(operation -> within(limits.timeout(operation), (CognitoIdentityProviderRequest) context.request()))
                .orElse(context.request());
    }

    private static SdkRequest within(Duration timeout, CognitoIdentityProviderRequest request) {
        AwsRequestOverrideConfiguration.Builder settings = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder);
        return request.toBuilder()
                .overrideConfiguration(settings.apiCallAttemptTimeout(timeout).build())
                .build();
    }
}

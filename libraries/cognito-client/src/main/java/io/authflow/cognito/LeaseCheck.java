package io.authflow.cognito;

import io.authflow.contracts.CallLease;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Checks the lease when a request is signed and ready. To renew its credentials, the SDK may have waited for seconds
 * since the call began.
 */
final class LeaseCheck implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        CallLease.require(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
}

package io.authflow.benchmarks;

import io.authflow.cognito.CallLimits;
import io.authflow.cognito.CognitoSettings;
import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.LocalRun;
import io.authflow.localcognito.settings.TokenSigning;
import io.authflow.localrun.CognitoAccess;

/**
 * The user pool of a benchmark. It is a local Cognito with little use of CPU, because the real Cognito uses no CPU of
 * this machine.
 */
final class BenchmarkPool {
    private BenchmarkPool() {}

    static LocalRun start() {
        return LocalRun.start(
                LocalCognitoSettings.inMemory().withAddress("127.0.0.1", 0).withTokenSigning(TokenSigning.HS256));
    }

    /** Returns the settings of a client for this pool. */
    static CognitoSettings settings(CognitoAccess access, CallLimits limits) {
        return new CognitoSettings(
                access.region(),
                access.userPoolId(),
                access.clientId(),
                access.clientSecret(),
                access.endpoint(),
                true,
                false,
                limits);
    }
}

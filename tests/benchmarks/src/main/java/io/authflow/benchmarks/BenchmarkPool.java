package io.authflow.benchmarks;

import io.authflow.cognito.CallLimits;
import io.authflow.cognito.CognitoSettings;
import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.LocalRun;
import io.authflow.localcognito.settings.TokenSigning;
import io.authflow.localrun.CognitoAccess;

/** The user pool of a benchmark: a local Cognito that uses little CPU, because the real one uses none of this machine. */
final class BenchmarkPool {
    private BenchmarkPool() {}

    static LocalRun start() {
        return LocalRun.start(
                LocalCognitoSettings.inMemory().withAddress("127.0.0.1", 0).withTokenSigning(TokenSigning.HS256));
    }

    /** The settings of a client of that pool. */
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

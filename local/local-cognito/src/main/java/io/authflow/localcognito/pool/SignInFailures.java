package io.authflow.localcognito.pool;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts the wrong passwords since the last right one. The fifth locks the user out for 1 s. Each further one doubles
 * this time, up to 15 min. The count restarts 15 min after the end of the last lock-out, or after the last wrong
 * password without a lock-out. Source: Cognito developer guide, "Lockout behavior for failed sign-in attempts".
 */
record SignInFailures(int count, Instant lockedUntil) {
    static final SignInFailures NONE = new SignInFailures(0, Instant.EPOCH);
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    boolean lockedAt(Instant now) {
        return now.isBefore(lockedUntil);
    }

    SignInFailures next(Instant now) {
        int failures = forgottenAt(now) ? 1 : count + 1;
        return new SignInFailures(failures, now.plus(lockOut(failures)));
    }

    private boolean forgottenAt(Instant now) {
        return !now.isBefore(lockedUntil.plus(LONGEST));
    }

    private static Duration lockOut(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - FREE, 20));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}

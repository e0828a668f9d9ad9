package io.authflow.localcognito.faults;

import io.authflow.localcognito.settings.Bounds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault to inject into calls. By default a fault affects every call of every operation, before the pool acts, until
 * it is cleared.
 *
 * @param operation as in {@code X-Amz-Target}; null for all
 * @param username exactly as the caller sends it; null for all
 * @param everyNth 1 for every matching call, 100 for one in a hundred
 * @param times how many calls the fault affects before it ends by itself
 * @param onReply whether the fault replaces the reply, after the pool has acted
 */
public record Fault(
        @Nullable String operation,
        @Nullable String username,
        int everyNth,
        long times,
        boolean onReply,
        Effect effect) {

    private static final Duration LONGEST_DELAY = Duration.ofDays(1);

    public Fault {
        Bounds.require("everyNth", everyNth, 1, Integer.MAX_VALUE);
        Bounds.require("times", times, 1, Long.MAX_VALUE);
    }

    private static Fault of(Effect effect) {
        return new Fault(null, null, 1, Long.MAX_VALUE, false, effect);
    }

    /**
     * Makes a fault that delays a call, without holding a thread.
     *
     * @param by 0 to 1 day
     */
    public static Fault delay(Duration by) {
        Bounds.require("delay", by, Duration.ZERO, LONGEST_DELAY);
        return of(new Effect.Delay(by));
    }

    /** Makes a fault that answers with this error type and status 400, as Cognito does for its own errors. */
    public static Fault error(String type) {
        return of(new Effect.ErrorAnswer(400, type));
    }

    /**
     * Makes a fault that answers with an internal error.
     *
     * @param status 500 to 599
     */
    public static Fault serverError(int status) {
        Bounds.require("status", status, 500, 599);
        return of(new Effect.ErrorAnswer(status, "InternalErrorException"));
    }

    public static Fault nonsense() {
        return of(new Effect.Nonsense());
    }

    public static Fault reset() {
        return of(new Effect.Reset());
    }

    public Fault on(String onlyOperation) {
        return new Fault(onlyOperation, username, everyNth, times, onReply, effect);
    }

    public Fault forUser(String onlyUsername) {
        return new Fault(operation, onlyUsername, everyNth, times, onReply, effect);
    }

    public Fault everyNth(int n) {
        return new Fault(operation, username, n, times, onReply, effect);
    }

    public Fault times(long calls) {
        return new Fault(operation, username, everyNth, calls, onReply, effect);
    }

    /** Lets the pool act first, and then hides the result from the caller. */
    public Fault afterActing() {
        return new Fault(operation, username, everyNth, times, true, effect);
    }

    boolean concerns(String calledOperation, @Nullable String calledUser) {
        return (operation == null || operation.equals(calledOperation))
                && (username == null || username.equals(calledUser));
    }
}

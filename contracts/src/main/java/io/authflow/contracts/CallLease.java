package io.authflow.contracts;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The lease under which an attempt sends requests. The engine binds it to the thread of the attempt. Each client that
 * sends requests for a step asks it immediately before each request, because waits before the request may outlast the
 * lease.
 *
 * <p>A step sends its requests on the thread of its attempt. A thread without an attempt has no lease, and may send.
 */
public final class CallLease {
    private static final ThreadLocal<BooleanSupplier> OF_THREAD = ThreadLocal.withInitial(() -> () -> true);

    private CallLease() {}

    /**
     * Makes an attempt under a lease.
     *
     * @param isValid returns whether the lease still runs; called on this thread before each request
     */
    public static <T> T during(BooleanSupplier isValid, Supplier<T> attempt) {
        BooleanSupplier before = OF_THREAD.get();
        OF_THREAD.set(isValid);
        try {
            return attempt.get();
        } finally {
            OF_THREAD.set(before);
        }
    }

    /**
     * Checks that the attempt of this thread may still send a request.
     *
     * @param operation the name of the request, for the message
     * @throws LeaseEndedException if the lease has ended
     */
    public static void require(String operation) {
        if (!OF_THREAD.get().getAsBoolean()) {
            throw new LeaseEndedException(operation);
        }
    }
}

package io.authflow.signup.domain;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.RequestId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Marks a user with the request that created it, so that a sign-up delivered twice can be told from a race that was lost.
 * The mark is a keyed hash: nobody else can make it, and it tells nothing.
 */
public final class FlowRefs {
    private final @Nullable KeyedHash hash;

    private FlowRefs(@Nullable KeyedHash hash) {
        this.hash = hash;
    }

    /** For a pool with the attribute {@code custom:authflow_ref}, which should be immutable. */
    public static FlowRefs keyed(KeyedHash hash) {
        return new FlowRefs(hash);
    }

    /** For a pool without it: then no user is provably ours. */
    public static FlowRefs none() {
        return new FlowRefs(null);
    }

    @Nullable
    String of(RequestId requestId) {
        return hash == null ? null : hash.hash(requestId.value().getBytes(StandardCharsets.UTF_8));
    }

    boolean isOurs(PoolUser user, RequestId requestId) {
        String ours = of(requestId);
        return ours != null && ours.equals(user.flowRef());
    }

    boolean areKept() {
        return hash != null;
    }
}

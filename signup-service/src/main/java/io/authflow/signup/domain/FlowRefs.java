package io.authflow.signup.domain;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.RequestId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes the mark that names the request that created a user. The mark tells a repeated sign-up from a lost race with
 * another request. It is a keyed hash: nobody else can make it, and it reveals nothing.
 */
public final class FlowRefs {
    private final @Nullable KeyedHash hash;

    private FlowRefs(@Nullable KeyedHash hash) {
        this.hash = hash;
    }

    /** Makes marks for a pool with the attribute {@code custom:authflow_ref}, which should be immutable. */
    public static FlowRefs keyed(KeyedHash hash) {
        return new FlowRefs(hash);
    }

    /** Makes no marks, for a pool without the attribute. Then nothing proves which request created a user. */
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

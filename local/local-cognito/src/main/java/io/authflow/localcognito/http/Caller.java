package io.authflow.localcognito.http;

import org.jspecify.annotations.Nullable;

/**
 * What a call says about its caller, for the ledger and for faults by user. Nothing of it has been checked. Each value
 * is cut to 128 characters.
 */
record Caller(
        @Nullable String poolId,
        @Nullable String clientId,
        @Nullable String username) {
    private static final int LONGEST = 128;

    static Caller of(Parameters parameters) {
        String username = parameters.optional("Username");
        return new Caller(
                cut(parameters.optional("UserPoolId")),
                cut(parameters.optional("ClientId")),
                cut(
                        username != null
                                ? username
                                : parameters.in("AuthParameters").optional("USERNAME")));
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}

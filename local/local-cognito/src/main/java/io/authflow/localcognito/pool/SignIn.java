package io.authflow.localcognito.pool;

import io.authflow.localcognito.ledger.SessionRef;

/** What a right password leads to. */
public sealed interface SignIn {
    User user();

    record SignedIn(User user, SessionRef session) implements SignIn {}

    record NewPasswordRequired(User user) implements SignIn {}
}

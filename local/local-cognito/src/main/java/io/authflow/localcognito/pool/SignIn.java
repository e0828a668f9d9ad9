package io.authflow.localcognito.pool;

import io.authflow.localcognito.ledger.SessionRef;

/** Result of a sign-in with the right password. */
public sealed interface SignIn {
    User user();

    record SignedIn(User user, SessionRef session) implements SignIn {}

    record NewPasswordRequired(User user) implements SignIn {}
}

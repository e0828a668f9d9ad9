package io.authflow.localcognito.pool;

import java.util.function.UnaryOperator;

/** A user with the values that only the pool may see: the password hash and the count of wrong passwords. */
record StoredUser(User user, String passwordHash, SignInFailures failures) {

    StoredUser map(UnaryOperator<User> change) {
        return new StoredUser(change.apply(user), passwordHash, failures);
    }

    StoredUser withPassword(String hash) {
        return new StoredUser(user, hash, failures);
    }

    StoredUser withFailures(SignInFailures newFailures) {
        return new StoredUser(user, passwordHash, newFailures);
    }

    @Override
    public String toString() {
        return user.sub();
    }
}

package io.authflow.signup.domain;

import io.authflow.contracts.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pool that answers as it is told, and remembers what was done. */
final class FakeSignUps implements SignUps {
    private final SignUpAnswer answer;
    private final @Nullable PoolUser user;
    final List<String> done = new ArrayList<>();

    @Nullable
    String flowRef;

    FakeSignUps(SignUpAnswer answer, @Nullable PoolUser user) {
        this.answer = answer;
        this.user = user;
    }

    @Override
    public SignUpAnswer signUp(String username, Secret password, @Nullable String newFlowRef) {
        done.add("sign up " + username + " with " + password.reveal());
        flowRef = newFlowRef;
        return answer;
    }

    @Override
    public void confirm(String username) {
        done.add("confirm " + username);
    }

    @Override
    public Optional<PoolUser> find(String username) {
        return Optional.ofNullable(user);
    }
}

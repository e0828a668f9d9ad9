package io.authflow.signup.domain;

import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user pool that answers as a test says, and records the calls. */
final class FakeSignUps implements UserPoolSignUp {
    private final SignUpAnswer answer;
    private final @Nullable PoolUser user;
    final List<String> done = new ArrayList<>();

    private @Nullable StepException confirmFailure;
    private @Nullable StepException findFailure;

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

    /** Makes the next confirmation fail. */
    FakeSignUps failingToConfirm(StepException failure) {
        confirmFailure = failure;
        return this;
    }

    /** Makes each look-up fail. */
    FakeSignUps failingToFind(StepException failure) {
        findFailure = failure;
        return this;
    }

    @Override
    public void confirm(String username) {
        done.add("confirm " + username);
        if (confirmFailure != null) {
            throw confirmFailure;
        }
    }

    @Override
    public Optional<PoolUser> find(String username) {
        if (findFailure != null) {
            throw findFailure;
        }
        return Optional.ofNullable(user);
    }
}

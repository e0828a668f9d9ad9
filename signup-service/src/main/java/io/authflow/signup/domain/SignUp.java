package io.authflow.signup.domain;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.SignedUp;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.event.UserNotFound;
import io.authflow.sealing.Opener;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealingException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs a user up. If the user already exists, there are three cases:
 *
 * <ul>
 *   <li>An earlier attempt of this request created the user. The flow continues as signed up.
 *   <li>Somebody else created the user. The flow goes on to login-service, where the password decides.
 *   <li>The user is unconfirmed, and nothing proves that this request created the user. The flow ends here. Confirming
 *       a stranger's account would give the name to the person who chose its password.
 * </ul>
 */
public final class SignUp {
    private static final String AUDIENCE = "signup";

    private final UserPoolSignUp pool;
    private final Opener opener;
    private final FlowRefs refs;

    public SignUp(UserPoolSignUp pool, Opener opener, FlowRefs refs) {
        this.pool = pool;
        this.opener = opener;
        this.refs = refs;
    }

    /**
     * Signs the user of an event up, and returns the event that follows.
     *
     * @param progress progress of earlier attempts; {@link Progress#BEGUN} if one of them created the user
     * @throws StepException if the pool refuses, the password cannot be opened, or the result is not known now
     */
    public Event signUp(UserNotFound event, Progress progress) {
        return progress == Progress.BEGUN ? begun(event) : begin(event);
    }

    private Event begin(UserNotFound event) {
        SignUpAnswer answer = pool.signUp(event.username(), open(event), refs.of(event.requestId()));
        if (answer.outcome() == SignUpAnswer.Outcome.CREATED) {
            return confirmed(event, answer.sub());
        }
        return answer.outcome() == SignUpAnswer.Outcome.EXISTS
                ? existing(find(event), event)
                : withoutCode(findCreated(event), event);
    }

    /**
     * Continues after an earlier attempt that created the user and may have confirmed the user. If the pool stores
     * marks, the mark still decides whose user it is.
     */
    private Event begun(UserNotFound event) {
        PoolUser user = find(event);
        if (user.status() == PoolUser.Status.CONFIRMED && !refs.areKept()) {
            return signedUp(event, user.sub());
        }
        return withoutCode(user, event);
    }

    private PoolUser find(UserNotFound event) {
        return pool.find(event.username()).orElseThrow(SignUp::vanished);
    }

    /**
     * Finds the user that the pool has created in this attempt. If the pool does not answer, the next attempt gets
     * {@link Progress#BEGUN}. A second sign-up would only say that the user exists.
     */
    private PoolUser findCreated(UserNotFound event) {
        Optional<PoolUser> found;
        try {
            found = pool.find(event.username());
        } catch (StepException e) {
            throw afterCreation(e);
        }
        return found.orElseThrow(SignUp::vanished);
    }

    private Event existing(PoolUser user, UserNotFound event) {
        boolean ours = refs.isOurs(user, event.requestId());
        if (user.status() == PoolUser.Status.UNCONFIRMED) {
            return ours ? confirmed(event, user.sub()) : uncertain();
        }
        return ours && user.status() == PoolUser.Status.CONFIRMED ? signedUp(event, user.sub()) : found(event);
    }

    /**
     * Continues with a user that Cognito says it has created for this request. If the pool stores marks, the mark
     * decides whose user it is. Otherwise Cognito's answer decides.
     */
    private Event withoutCode(PoolUser user, UserNotFound event) {
        boolean pending = user.status() == PoolUser.Status.UNCONFIRMED;
        return pending && !refs.areKept() ? confirmed(event, user.sub()) : existing(user, event);
    }

    /** Confirms the user. If this fails, the next attempt gets {@link Progress#BEGUN} and does not sign up again. */
    private Event confirmed(UserNotFound event, @Nullable String sub) {
        try {
            pool.confirm(event.username());
        } catch (StepException e) {
            throw afterCreation(e);
        }
        return signedUp(event, sub);
    }

    /** Makes the failure of a call that follows the creation of the user. */
    private static StepException afterCreation(StepException failure) {
        return new StepException(failure.code(), Progress.BEGUN, String.valueOf(failure.getMessage()));
    }

    private Secret open(UserNotFound event) {
        Sealed sealed = Objects.requireNonNull(event.password().signup());
        SealContext context = SealContext.password(AUDIENCE, event.requestId(), event.username(), event.replyKey());
        try {
            return opener.open(sealed, context);
        } catch (SealingException e) {
            throw event.intent() == Intent.SIGNUP ? refused() : e;
        }
    }

    private Event signedUp(UserNotFound event, @Nullable String sub) {
        return new SignedUp(event.requestId(), event.username(), sub, event.sessionSeconds());
    }

    /**
     * Makes the event with which the flow goes on to login-service. With the intent {@code signup}, the request is
     * refused instead.
     */
    private static Event found(UserNotFound event) {
        if (event.intent() == Intent.SIGNUP) {
            throw refused();
        }
        return new UserFound(
                event.requestId(),
                event.username(),
                event.password(),
                event.sessionSeconds(),
                event.intent(),
                event.replyKey());
    }

    /**
     * Makes the only refusal for the intent {@code signup}. An existing user and a password that cannot be opened get
     * the same answer. Otherwise an unusable password would reveal whether the user exists.
     */
    private static StepException refused() {
        return new StepException(
                FailureCode.NOT_AUTHORIZED,
                "The sign-up was refused: the user exists, or the password cannot be opened. Send a new request.");
    }

    private static Event uncertain() {
        throw new StepException(
                FailureCode.SIGNUP_UNCERTAIN,
                "An unconfirmed user of that name exists, and nothing proves that this request created it. Confirm or"
                        + " delete that user, then send a new request.");
    }

    private static StepException vanished() {
        return new StepException(
                FailureCode.COGNITO_UNAVAILABLE,
                "The pool says that the user exists, but does not find it yet. The sign-up is retried.");
    }
}

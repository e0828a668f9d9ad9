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
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signs a user up. A user that exists after all is this request's own, from an attempt whose answer was lost; or somebody
 * else's, who won the race; or it cannot be told. The first ends as signed up, the second goes on to login, where the
 * password decides. The third ends here: to confirm a stranger's pending account would hand the name to whoever chose its
 * password.
 */
public final class SignUp {
    /** The longest session, one day, and the outage budget of the topics, 6 hours. */
    public static final Duration USER_LIFE_DEFAULT = Duration.ofHours(30);

    private static final String AUDIENCE = "signup";

    private final SignUps pool;
    private final Opener opener;
    private final FlowRefs refs;
    private final SessionUserSealer users;

    public SignUp(SignUps pool, Opener opener, FlowRefs refs, SessionUserSealer users) {
        this.pool = pool;
        this.opener = opener;
        this.refs = refs;
        this.users = users;
    }

    /**
     * @param progress of earlier attempts; {@link Progress#BEGUN} if one of them created the user
     * @throws StepException if the pool refuses, or the password cannot be opened, or it cannot be told now
     */
    public Event signUp(UserNotFound event, Progress progress) {
        users.requireKey();
        return progress == Progress.BEGUN ? begun(event) : begin(event);
    }

    private Event begin(UserNotFound event) {
        SignUpAnswer answer = pool.signUp(event.username(), open(event), refs.of(event.requestId()));
        if (answer.outcome() == SignUpAnswer.Outcome.CREATED) {
            return confirmed(event, answer.sub());
        }
        PoolUser user = find(event);
        return answer.outcome() == SignUpAnswer.Outcome.EXISTS ? existing(user, event) : withoutCode(user, event);
    }

    /** An earlier attempt created the user, and may have confirmed it. If the pool keeps marks, they decide all the same. */
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

    private Event existing(PoolUser user, UserNotFound event) {
        boolean ours = refs.isOurs(user, event.requestId());
        if (user.status() == PoolUser.Status.UNCONFIRMED) {
            return ours ? confirmed(event, user.sub()) : uncertain();
        }
        return ours && user.status() == PoolUser.Status.CONFIRMED ? signedUp(event, user.sub()) : found(event);
    }

    /** Where the pool keeps marks, they decide; where it keeps none, Cognito's word that it created the user has to do. */
    private Event withoutCode(PoolUser user, UserNotFound event) {
        boolean pending = user.status() == PoolUser.Status.UNCONFIRMED;
        return pending && !refs.areKept() ? confirmed(event, user.sub()) : existing(user, event);
    }

    /** If this fails, the next attempt goes on from here: the user is created, and is this request's own. */
    private Event confirmed(UserNotFound event, @Nullable Secret sub) {
        try {
            pool.confirm(event.username());
        } catch (StepException e) {
            throw new StepException(e.code(), Progress.BEGUN, String.valueOf(e.getMessage()));
        }
        return signedUp(event, sub);
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

    private Event signedUp(UserNotFound event, @Nullable Secret sub) {
        return new SignedUp(event.requestId(), event.username(), users.seal(sub, event), event.sessionSeconds());
    }

    /** Who wants to sign up only learns no more than that it cannot be. */
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

    /** One answer to who wants to sign up only: a password that cannot be opened must not tell that nobody has the name. */
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

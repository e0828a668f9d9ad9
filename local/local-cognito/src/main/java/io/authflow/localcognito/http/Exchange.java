package io.authflow.localcognito.http;

import io.authflow.localcognito.faults.Effect;
import io.authflow.localcognito.faults.Plan;
import io.authflow.localcognito.ledger.Kind;
import java.time.Duration;
import java.util.Optional;

/** Handles one call according to its plan: delays, answers or cuts it. A delayed call holds no thread. */
final class Exchange {
    private final Api api;
    private final Plan plan;
    private final Operation operation;
    private final Parameters parameters;
    private final Caller caller;
    private final Wire wire;

    Exchange(Api api, Plan plan, Operation operation, Parameters parameters, Caller caller, Wire wire) {
        this.api = api;
        this.plan = plan;
        this.operation = operation;
        this.parameters = parameters;
        this.caller = caller;
        this.wire = wire;
    }

    void run() {
        after(plan.delayBefore(), this::act);
    }

    private void act() {
        if (plan.instead().isPresent()) {
            strike(plan.instead().get());
            return;
        }
        Reply reply = api.answer(operation, parameters, caller);
        after(plan.delayAfter(), () -> finish(reply, plan.insteadOfReply()));
    }

    private void finish(Reply reply, Optional<Effect> insteadOfReply) {
        insteadOfReply.ifPresentOrElse(this::strike, () -> wire.send(reply));
    }

    private void strike(Effect effect) {
        if (effect instanceof Effect.ErrorAnswer error) {
            record(error.type());
            wire.send(Reply.error(error.status(), error.type(), "Injected"));
        } else if (effect instanceof Effect.Nonsense) {
            record("Nonsense");
            wire.send(Reply.nonsense());
        } else {
            record("Reset");
            wire.reset();
        }
    }

    private void record(String what) {
        api.record(Kind.FAULT_INJECTED, operation, caller, what);
    }

    private void after(Duration delay, Runnable next) {
        if (delay.isZero()) {
            next.run();
        } else {
            wire.later(delay, next);
        }
    }
}

package io.authflow.localcognito.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The faults for one call.
 *
 * @param instead effect that replaces the pool's action
 * @param insteadOfReply effect that replaces the reply, after the pool has acted
 */
public record Plan(
        Duration delayBefore, Optional<Effect> instead, Duration delayAfter, Optional<Effect> insteadOfReply) {

    static final Plan NONE = new Plan(Duration.ZERO, Optional.empty(), Duration.ZERO, Optional.empty());

    static Plan of(List<Fault> striking) {
        List<Effect> before = effects(striking, false);
        List<Effect> after = effects(striking, true);
        return new Plan(delay(before), end(before), delay(after), end(after));
    }

    private static List<Effect> effects(List<Fault> striking, boolean onReply) {
        return striking.stream()
                .filter(fault -> fault.onReply() == onReply)
                .map(Fault::effect)
                .toList();
    }

    private static Duration delay(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Delay.class::isInstance)
                .map(effect -> ((Effect.Delay) effect).by())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Optional<Effect> end(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> !(effect instanceof Effect.Delay))
                .findFirst();
    }
}

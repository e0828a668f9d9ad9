package io.authflow.delayedmessages.message;

/**
 * A change that asks for something that is not possible, but names its timer and its identity. It changes nothing. Each
 * repeat gets the same answer.
 *
 * @param id the timer's id, whether or not this timer exists
 * @param memo text for the {@link io.authflow.delayedmessages.port.ChangeWriter}, up to 256 bytes in UTF-8
 */
public record RefusedChange(String id, ChangeIdentity identity, String memo) implements TimerRequest {
    public RefusedChange {
        Timer.checkId(id);
        TimerChange.checkMemo(memo);
    }
}

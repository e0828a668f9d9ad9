package io.authflow.delayedmessages;

/**
 * A change that asks for what cannot be, of which timer and identity can be told: it changes nothing and is answered, once and
 * at each repeat.
 *
 * @param id the timer's; whether there is one does not matter
 * @param memo what the {@link ChangeWriter} is told, up to 256 bytes in UTF-8
 */
public record RefusedChange(String id, ChangeIdentity identity, String memo) implements TimerRequest {
    public RefusedChange {
        Timer.checkId(id);
        TimerChange.checkMemo(memo);
    }
}

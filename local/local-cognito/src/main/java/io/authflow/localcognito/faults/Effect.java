package io.authflow.localcognito.faults;

import java.time.Duration;

/** Effect of a fault on a call. */
public sealed interface Effect {

    /** Delays the call, without holding a thread. */
    record Delay(Duration by) implements Effect {}

    /** Answers with this status and error type. */
    record ErrorAnswer(int status, String type) implements Effect {}

    /** Answers 200 with a body that is not JSON. */
    record Nonsense() implements Effect {}

    /** Cuts the connection with a TCP reset. */
    record Reset() implements Effect {}
}

package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;

/** An event of a flow or a request of a client. Each type of event has its own topic and its own {@code ce_type}. */
public sealed interface Event
        permits AuthRequested,
                UserFound,
                UserNotFound,
                SignedUp,
                LoggedIn,
                SessionChangeRequested,
                SessionChanged,
                LogoutDue,
                LoggedOut,
                AuthFailed {

    RequestId requestId();

    /** Returns the type of this event. The type's name is also the name of the topic. */
    default EventType type() {
        return EventType.of(getClass());
    }
}

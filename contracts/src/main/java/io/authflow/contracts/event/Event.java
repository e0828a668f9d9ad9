package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;

/** Something that happened in a flow, or that a client asked for: one record, one topic, one {@code ce_type}. */
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

    /** The type of this event, which is also the name of its topic. */
    default EventType type() {
        return EventType.of(getClass());
    }
}

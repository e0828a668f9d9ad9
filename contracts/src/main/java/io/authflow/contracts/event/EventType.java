package io.authflow.contracts.event;

import io.authflow.contracts.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The types of events, each with the step that takes it next. A type's name is its {@code ce_type}, its topic and its
 * channel address in AsyncAPI.
 */
public enum EventType {
    REQUESTED("auth.requested.v1", AuthRequested.class, Key.REQUEST_ID, Step.CHECK),
    USER_FOUND("auth.user-found.v1", UserFound.class, Key.USER_REF, Step.LOGIN),
    USER_NOT_FOUND("auth.user-not-found.v1", UserNotFound.class, Key.USER_REF, Step.SIGNUP),
    SIGNED_UP("auth.signed-up.v1", SignedUp.class, Key.REQUEST_ID, Step.SCHEDULE),
    LOGGED_IN("auth.logged-in.v1", LoggedIn.class, Key.REQUEST_ID, Step.SCHEDULE),
    SESSION_CHANGE_REQUESTED(
            "auth.session-change-requested.v1", SessionChangeRequested.class, Key.REQUEST_ID, Step.SCHEDULE),
    SESSION_CHANGED("auth.session-changed.v1", SessionChanged.class, Key.REQUEST_ID, null),
    LOGOUT_DUE("auth.logout-due.v1", LogoutDue.class, Key.REQUEST_ID, Step.LOGOUT),
    LOGGED_OUT("auth.logged-out.v1", LoggedOut.class, Key.REQUEST_ID, null),
    FAILED("auth.failed.v1", AuthFailed.class, Key.REQUEST_ID, null);

    private final String topic;
    private final Class<? extends Event> event;
    private final Key key;
    private final @Nullable Step taker;

    EventType(String topic, Class<? extends Event> event, Key key, @Nullable Step taker) {
        this.topic = topic;
        this.event = event;
        this.key = key;
        this.taker = taker;
    }

    public String topic() {
        return topic;
    }

    public Class<? extends Event> event() {
        return event;
    }

    public Key key() {
        return key;
    }

    /** Returns the step that takes events of this type; empty if only clients read them. */
    public Optional<Step> takenBy() {
        return Optional.ofNullable(taker);
    }

    /** Returns the types of the events that a step takes. */
    public static List<EventType> takenBy(Step step) {
        return Arrays.stream(values()).filter(type -> type.taker == step).toList();
    }

    /** Returns whether an event of this type ends its flow. */
    public boolean isTerminal() {
        return this == LOGGED_OUT || this == FAILED;
    }

    /** Returns whether a request may have several events of this type. Each of them answers another event. */
    public boolean isRepeatable() {
        return this == SESSION_CHANGE_REQUESTED || this == SESSION_CHANGED;
    }

    public static EventType of(Class<? extends Event> event) {
        return Arrays.stream(values())
                .filter(type -> type.event == event)
                .findFirst()
                .orElseThrow();
    }

    public static Optional<EventType> ofTopic(String topic) {
        return Arrays.stream(values()).filter(type -> type.topic.equals(topic)).findFirst();
    }

    /** What the record of an event has as its key. */
    public enum Key {
        /** The request id: all events of a session are on one partition. */
        REQUEST_ID,
        /** The user ref: the steps of one user stay in order. */
        USER_REF
    }
}

package io.authflow.cli.render;

import io.authflow.contracts.event.EventType;
import io.authflow.flowreader.FlowDetails;
import io.authflow.flowreader.FlowEvent;
import org.jspecify.annotations.Nullable;

/** Words the meaning of an event. Text from the event is made harmless to the terminal first. */
final class FlowSentence {
    private static final int LENGTH_MAX = 200;

    private FlowSentence() {}

    static String of(FlowEvent event) {
        return event.type()
                .map(type -> of(type, event.details()))
                .orElseGet(() -> "dead letter of " + inert(event.details().service()) + ": "
                        + inert(event.details().code()));
    }

    private static String of(EventType type, FlowDetails details) {
        return switch (type) {
            case REQUESTED -> "requested" + session(", a session of ", details);
            case USER_FOUND -> "the user exists: on to login";
            case USER_NOT_FOUND -> "no such user: on to sign-up";
            case SIGNED_UP -> "signed up (" + inert(details.signup()) + ")" + session(", session open for ", details);
            case LOGGED_IN -> "logged in" + session(", session open for ", details);
            case SESSION_CHANGE_REQUESTED -> "change requested: " + inert(details.action()) + by(details);
            case SESSION_CHANGED -> "change answered: " + inert(details.outcome()) + due(details);
            case LOGOUT_DUE -> "the session is over, its logout is due";
            case LOGGED_OUT -> "logged out (" + inert(details.logout()) + ")";
            case FAILED -> "failed in " + inert(details.step()) + ": " + inert(details.code()) + field(details);
        };
    }

    private static String session(String words, FlowDetails details) {
        return details.sessionSeconds() == null ? "" : words + details.sessionSeconds() + " s";
    }

    private static String by(FlowDetails details) {
        return details.seconds() == null ? "" : " by " + details.seconds() + " s";
    }

    private static String due(FlowDetails details) {
        return details.dueAt() == null ? "" : ", logout due at " + details.dueAt();
    }

    private static String field(FlowDetails details) {
        return details.field() == null ? "" : " (" + inert(details.field()) + ")";
    }

    /**
     * Replaces characters that could control a terminal or change the direction of text. Cuts the text after 200
     * characters.
     */
    static String inert(@Nullable String text) {
        if (text == null) {
            return "?";
        }
        return text.substring(0, Math.min(LENGTH_MAX, text.length())).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }
}

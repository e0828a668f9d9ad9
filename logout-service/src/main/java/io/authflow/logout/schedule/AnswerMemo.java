package io.authflow.logout.schedule;

import org.jspecify.annotations.Nullable;

/**
 * The text that the scheduler stores with a decided change. With it, a repeated change gets the same answer.
 *
 * @param why a reason or a failure code; empty if there is none
 * @param about the user ref of a session, or the faulty field of a refused change; empty if absent
 */
record AnswerMemo(String why, String about) {
    private static final char BETWEEN = ' ';

    static AnswerMemo parse(String text) {
        int between = text.indexOf(BETWEEN);
        return between < 0
                ? new AnswerMemo("", "")
                : new AnswerMemo(text.substring(0, between), text.substring(between + 1));
    }

    String text() {
        return why + BETWEEN + about;
    }

    @Nullable
    String aboutOrNull() {
        return about.isEmpty() ? null : about;
    }
}

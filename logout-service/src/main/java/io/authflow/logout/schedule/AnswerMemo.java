package io.authflow.logout.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What the scheduler keeps with a decided change, so that a repeat of it is answered alike.
 *
 * @param why a reason or a code; empty where there is none
 * @param about the user of a session or the field of a refusal; empty where there is none
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

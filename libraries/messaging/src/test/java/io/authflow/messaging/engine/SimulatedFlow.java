package io.authflow.messaging.engine;

import io.authflow.contracts.Progress;
import java.util.ArrayList;
import java.util.List;

/** The history of one request, for the judgement at the end. Numbers are those of the simulation's attempts. */
final class SimulatedFlow {
    final String id;
    final String user;
    /** How long a session lasts. */
    final int seconds;

    /** The offset of the first record with the request. */
    long offset;

    /** Whether other users have used the id, so that any of their records may be answered. */
    boolean isShared;

    int answers;
    int logouts;
    /** The effect whose answer was committed; 0 for none. */
    int answeredEffect;
    /** When the session of that answer is due, in milliseconds; changes move it. */
    long due = Long.MAX_VALUE;

    /** When the latest sign-out was made, in milliseconds. */
    long endedAt = -1;

    int fired;
    /** Whether somebody asked for the end of the session. */
    boolean isEndAsked;

    private final List<Integer> effects = new ArrayList<>();
    private int lastUncertain;

    SimulatedFlow(String id, String user, int seconds) {
        this.id = id;
        this.user = user;
        this.seconds = seconds;
    }

    /** Notes that a login opened a session. */
    void effect(int attempt) {
        effects.add(attempt);
    }

    /** Notes whether the engine told the step that an earlier attempt may have opened a session. */
    void told(int attempt, Progress progress) {
        if (progress != Progress.NONE) {
            lastUncertain = Math.max(lastUncertain, attempt);
        }
    }

    /** Returns the sessions that no committed answer names and that no later attempt was told of. */
    List<Integer> withoutOwner() {
        return effects.stream()
                .filter(effect -> effect != answeredEffect && effect >= lastUncertain)
                .toList();
    }
}

package io.authflow.e2e.outage;

import java.time.Duration;

/**
 * Size of the backlog of an outage, and the rate at which it may be worked off.
 *
 * @param sessions number of sessions that end during the outage
 * @param perSecond logouts per second: the release rate, and the quota of the sign-out call
 */
record OutageScale(int sessions, int perSecond) {
    /** Of the sessions' users: so many that the order of one user's steps limits nothing. */
    private static final int USERS_MAX = 600;

    private static final int SESSIONS_PER_USER = 5;
    /** Published, taken in and stopped within the session's length: a busy machine takes in this many a second. */
    private static final int TAKEN_IN_PER_SECOND = 800;

    private static final int STOPPING_SECONDS = 20;

    /** How far the drain may be from its rate. */
    private static final double TOLERANCE = 0.05;
    /** What the scheduler may have saved up when it begins. */
    private static final double SAVED_SECONDS = 1.2;
    /** While the consumers of a service that starts share its partitions, some work is done again; and a machine may be busy. */
    private static final double STARTING_SECONDS = 25;

    /** Quick enough for every build. */
    static OutageScale small() {
        return new OutageScale(600, 120);
    }

    /** What {@code authflow.outage.sessions} and {@code authflow.outage.per-second} say; 60,000 at 120/s by default. */
    static OutageScale asked() {
        return new OutageScale(
                Integer.getInteger("authflow.outage.sessions", 60_000),
                Integer.getInteger("authflow.outage.per-second", 120));
    }

    int users() {
        return Math.min(USERS_MAX, Math.max(1, sessions / SESSIONS_PER_USER));
    }

    /** The length of each session: enough to have all of them pending before the first is due. */
    int sessionSeconds() {
        return STOPPING_SECONDS + sessions / TAKEN_IN_PER_SECOND;
    }

    /** The quickest drain that keeps the rate; with few sessions, its beginning counts. */
    Duration shortest() {
        return seconds(drainSeconds() - Math.max(TOLERANCE * drainSeconds(), SAVED_SECONDS));
    }

    /** The slowest drain that keeps the rate; with 60,000 sessions at 120/s, 5 % above it. */
    Duration longest() {
        return seconds(drainSeconds() + Math.max(TOLERANCE * drainSeconds(), STARTING_SECONDS));
    }

    /** Far longer than the backlog takes: a machine may be busy. */
    Duration patience() {
        return Duration.ofMinutes(2).plusSeconds(2L * sessions / perSecond);
    }

    private double drainSeconds() {
        return (double) sessions / perSecond;
    }

    private static Duration seconds(double number) {
        return Duration.ofMillis(Math.round(1_000 * number));
    }
}

package io.authflow.delayedmessages;

/**
 * A plan of kills.
 *
 * @param name the application's name
 * @param owners number of owners; if there are several, each has the others as standby
 * @param kills number of kills
 * @param pending number of timers that are pending at any time
 * @param longestMillis the longest delay of a timer, in milliseconds; with {@code pending}, it gives the firings a
 *     second
 */
record KillPlan(
        String name, int owners, OwnerProcess.Membership membership, int kills, int pending, int longestMillis) {
    /** Returns a plan with 10,000 timers, of which 1,000 fire in a second. */
    static KillPlan of(String name, int owners, OwnerProcess.Membership membership, int kills) {
        return new KillPlan(name, owners, membership, kills, 10_000, 20_000);
    }
}

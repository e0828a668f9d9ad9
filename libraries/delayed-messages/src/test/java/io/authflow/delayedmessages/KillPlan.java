package io.authflow.delayedmessages;

/**
 * What is killed, and how often.
 *
 * @param name of the application
 * @param owners with more than one, each has the others as standby
 * @param kills in all
 * @param pending timers that wait at any time
 * @param longestMillis the longest delay of a timer: with the number pending, what fires in a second
 */
record KillPlan(
        String name, int owners, OwnerProcess.Membership membership, int kills, int pending, int longestMillis) {
    /** Ten thousand timers, a thousand of which fire in a second. */
    static KillPlan of(String name, int owners, OwnerProcess.Membership membership, int kills) {
        return new KillPlan(name, owners, membership, kills, 10_000, 20_000);
    }
}

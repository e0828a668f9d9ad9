package io.authflow.messaging.engine;

/** A process that can be killed, frozen, or cut off from the brokers. */
final class SimulatedProcess {
    private final SimulatedWorld world;
    private final String name;
    private boolean dead;
    private boolean cut;
    private long frozenUntil;

    SimulatedProcess(SimulatedWorld world, String name) {
        this.world = world;
        this.name = name;
    }

    boolean isDead() {
        return dead;
    }

    boolean isFrozen() {
        return world.nanos() < frozenUntil;
    }

    /** Returns whether the process's threads run. */
    boolean isRunning() {
        return !dead && !isFrozen();
    }

    boolean isCut() {
        return cut;
    }

    boolean isHeard() {
        return isRunning() && !cut;
    }

    void kill() {
        dead = true;
        world.tell(() -> name + " is killed");
    }

    void freeze(long seconds) {
        frozenUntil = world.nanos() + seconds * 1_000_000_000L;
        world.tell(() -> name + " is frozen for " + seconds + " s");
    }

    void cut(boolean isCut) {
        cut = isCut;
        world.tell(() -> name + (isCut ? " is cut off" : " is back on the network"));
    }

    void heal() {
        cut = false;
        frozenUntil = 0;
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.authflow.messaging.engine;

import io.authflow.contracts.Step;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.step.FailurePolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of login-service, the scheduler and logout-service, decided by a seed. Random parts do random actions under
 * random faults. Then all faults end, and each flow has to reach its end.
 */
final class EngineSimulation {
    private static final int STEPS_MAX = 220;
    private static final int ROUNDS_MAX = 2_000;

    private final SimulatedWorld world;
    private final SimulatedPool pool;
    private final SimulatedSessions sessions;
    private final SimulatedService<UserFound> login;
    private final SimulatedService<LogoutDue> logout;
    private final SimulatedFlows flows;
    private final int faultPercent;
    /** Whether login-service takes requests as check-service does: any id on any partition. */
    private final boolean claimsIds;

    private int requestsLeft;
    private int steps;

    EngineSimulation(long seed, boolean tracing) {
        world = new SimulatedWorld(seed, tracing, this::step);
        flows = new SimulatedFlows(world);
        pool = new SimulatedPool(world, flows);
        steps = world.dice.nextInt(40, STEPS_MAX);
        claimsIds = world.percent(50);
        faultPercent = world.oneOf(List.of(0, 2, 5, 10));
        requestsLeft = world.percent(4) ? 40 : world.dice.nextInt(1, 9);
        FailurePolicy policy = new FailurePolicy(
                Duration.ofSeconds(40), Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(8));
        SimulatedTopic due = new SimulatedTopic("auth.logout-due.v1", world.dice.nextInt(1, 3));
        sessions = new SimulatedSessions(world, flows, due);
        login = new SimulatedService<>(
                world,
                Step.LOGIN,
                new SimulatedTopic(EngineRig.TOPIC, world.dice.nextInt(1, 5)),
                SimulatedRecords::userFound,
                pool.logins(),
                policy,
                limits(requestsLeft > 9),
                claimsIds ? new SimulatedClaims(world) : null,
                committed -> {
                    flows.answered(committed);
                    sessions.opened(committed);
                });
        logout = new SimulatedService<>(
                world,
                Step.LOGOUT,
                due,
                SimulatedRecords::logoutDue,
                pool.logouts(),
                policy.neverGivingUp(),
                limits(requestsLeft > 9),
                null,
                committed -> {
                    flows.loggedOut(committed);
                    sessions.carried(committed);
                });
        for (int i = world.dice.nextInt(1, 4); i > 0; i--) {
            login.start();
        }
        logout.start();
    }

    private EngineLimits limits(boolean many) {
        return new EngineLimits(
                world.dice.nextInt(1, 4),
                many ? 40 : world.dice.nextInt(2, 7),
                many ? 30 : world.dice.nextInt(1, 5),
                1 << 20,
                Duration.ofSeconds(8),
                Duration.ofSeconds(world.oneOf(List.of(20, 10_000))),
                Duration.ofMillis(world.oneOf(List.of(0, 40))));
    }

    /** @return the first violation; null if there is none */
    @Nullable
    String run() {
        while (steps > 0 && world.violation() == null) {
            step();
        }
        if (world.violation() == null) {
            heal();
        }
        return world.violation();
    }

    List<String> trace() {
        return world.trace();
    }

    private void step() {
        steps--;
        int choice = world.dice.nextInt(100);
        if (choice < faultPercent) {
            fault();
        } else if (choice < 52) {
            login.act();
        } else if (choice < 66) {
            logout.act();
        } else if (choice < 78) {
            sessions.act();
        } else if (choice < 90) {
            world.pass(time());
        } else {
            request();
        }
    }

    private void fault() {
        switch (world.dice.nextInt(8)) {
            case 0, 1, 2, 3 -> login.fail();
            case 4, 5 -> logout.fail();
            case 6 -> sessions.crash();
            default -> pool.turnOver();
        }
    }

    private Duration time() {
        return Duration.ofMillis(world.oneOf(List.of(1, 20, 50, 200, 500, 1_000, 1_100, 3_000, 7_900, 12_000)));
    }

    private void request() {
        if (requestsLeft > 0) {
            requestsLeft--;
            flows.request(login.topic, claimsIds);
        } else {
            flows.change(sessions);
        }
    }

    private void heal() {
        world.heal();
        pool.heal();
        login.heal();
        logout.heal();
        int round = 0;
        while (!isDone() && world.violation() == null && round < ROUNDS_MAX) {
            login.settle();
            sessions.settle();
            logout.settle();
            if (round++ % 4 == 3) {
                world.pass(Duration.ofMillis(Math.min(5_000, 100L * round)));
            }
        }
        world.require(isDone(), () -> "something waits for ever: " + flows.open() + ", " + login + ", " + logout);
        flows.judge();
    }

    private boolean isDone() {
        return login.isDone() && sessions.isDone() && logout.isDone();
    }
}

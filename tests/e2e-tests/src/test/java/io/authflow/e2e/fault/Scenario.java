package io.authflow.e2e.fault;

/** Causes a fault, and returns when the fault has ended. */
@FunctionalInterface
interface Scenario {
    void strike(FaultTrial trial);
}

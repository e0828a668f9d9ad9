package io.authflow.e2e.fault;

/** A fault: it returns when the fault is healed. */
@FunctionalInterface
interface Scenario {
    void strike(FaultTrial trial);
}

package io.authflow.delayedmessages;

/**
 * Makes the answer to a change, which leaves in one transaction with the change itself. A pure function that must not throw:
 * the change would be read again forever.
 */
@FunctionalInterface
public interface ChangeWriter {

    OutputMessage write(InputMessage change, ChangeOutcome outcome);
}

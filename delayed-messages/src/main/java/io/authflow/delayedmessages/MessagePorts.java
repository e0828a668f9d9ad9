package io.authflow.delayedmessages;

/** The three functions by which an application gives its messages a form. */
public record MessagePorts(TimerReader reader, DueWriter due, RejectedWriter rejected) {}

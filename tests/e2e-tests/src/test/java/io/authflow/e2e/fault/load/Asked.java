package io.authflow.e2e.fault.load;

/** A request that was published. */
public record Asked(String requestId, String username, Asker asker) {}

package io.authflow.e2e.fault.load;

/** A request that the load has published. */
public record Asked(String requestId, String username, Asker asker) {}

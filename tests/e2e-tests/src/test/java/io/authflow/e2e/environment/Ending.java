package io.authflow.e2e.environment;

import java.time.Duration;

/**
 * How a service ended after a request to stop.
 *
 * @param exitCode of its process; 137 if it had to be killed; 0 if it has no process of its own
 * @param took from the request to the end
 */
public record Ending(int exitCode, Duration took) {}

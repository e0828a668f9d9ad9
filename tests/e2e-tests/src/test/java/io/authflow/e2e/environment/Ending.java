package io.authflow.e2e.environment;

import java.time.Duration;

/**
 * How a service ended that was asked to.
 *
 * @param exitCode of its process, 137 where it had to be killed; 0 where it has no process of its own
 * @param took from the request to the end
 */
public record Ending(int exitCode, Duration took) {}

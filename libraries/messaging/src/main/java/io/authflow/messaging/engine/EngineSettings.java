package io.authflow.messaging.engine;

import io.authflow.messaging.FailurePolicy;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * How an engine works.
 *
 * @param journalTopic the topic to which the requests that are taken are written, on the partition of the request
 */
public record EngineSettings(
        FailurePolicy policy, EngineLimits limits, String journalTopic, RandomGenerator random, InstantSource clock) {}

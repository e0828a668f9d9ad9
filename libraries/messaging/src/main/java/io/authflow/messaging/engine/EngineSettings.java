package io.authflow.messaging.engine;

import io.authflow.messaging.step.FailurePolicy;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * The settings of an engine.
 *
 * @param journalTopic the topic of the journal; an entry has the partition number of its request
 */
public record EngineSettings(
        FailurePolicy policy, EngineLimits limits, String journalTopic, RandomGenerator random, InstantSource clock) {}

package io.authflow.messaging.engine;

import io.authflow.messaging.step.FailurePolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * The settings of an engine.
 *
 * @param journalTopic the topic of the journal; an entry has the partition number of its request
 * @param journalMemory how long an entry of the journal counts, between the append times of two records of an id
 */
public record EngineSettings(
        FailurePolicy policy,
        EngineLimits limits,
        String journalTopic,
        Duration journalMemory,
        RandomGenerator random,
        InstantSource clock) {}

package io.authflow.messaging.engine;

import io.authflow.contracts.Progress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the failed attempts at a record, in a form that another instance can go on with.
 *
 * @param count failed attempts, 1 or more
 * @param waited time since the first failure, summed over the instances that owned the record
 * @param unforeseen time since the first of the latest failures that the code did not foresee; null if the latest failure was
 *     a foreseen one
 * @param progress the furthest that an attempt came
 */
record EarlierAttempts(int count, Duration waited, @Nullable Duration unforeseen, Progress progress) {}

package io.authflow.messaging.engine;

import io.authflow.messaging.offset.PartitionLoader;
import io.authflow.messaging.publish.Publisher;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The connections of an engine to brokers, threads and clocks.
 *
 * @param loader reads the state of a partition that is assigned
 * @param publisher publishes results, journal entries and offsets
 * @param executor runs each attempt on a thread of its own
 * @param nanoTime a monotonic clock, such as {@link System#nanoTime()}
 * @param broken called after an error from which the process cannot recover, such as a lack of memory
 */
public record EnginePorts(
        PartitionLoader loader,
        Publisher publisher,
        Executor executor,
        LongSupplier nanoTime,
        Consumer<Throwable> broken) {}

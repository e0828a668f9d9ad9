package io.authflow.messaging.engine;

import io.authflow.messaging.publish.Publisher;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What an engine needs of the world.
 *
 * @param executor runs each attempt on a thread of its own
 * @param nanoTime a monotonic clock, as {@link System#nanoTime()}
 * @param broken told of an error after which the process cannot go on, such as a lack of memory
 */
public record EnginePorts(
        PartitionLoader loader,
        Publisher publisher,
        Executor executor,
        LongSupplier nanoTime,
        Consumer<Throwable> broken) {}

package io.authflow.messaging;

import io.authflow.messaging.engine.StepEngine;
import io.authflow.messaging.publish.Publisher;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/**
 * The one engine of the service, with its thread. It is stopped after the bindings, whose consumers have given up their partitions
 * by then.
 */
final class ServiceEngine implements DisposableBean {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final Consumer<Throwable> broken;
    private volatile @Nullable StepEngine<?> engine;
    private @Nullable Publisher publisher;
    private @Nullable Thread thread;

    /** @param broken told of a failure after which nothing would be published any more */
    ServiceEngine(Consumer<Throwable> broken) {
        this.broken = broken;
    }

    void start(StepEngine<?> made, Publisher publishing) {
        if (engine != null) {
            throw new IllegalStateException("A service has one step: make a service of its own for the other one.");
        }
        engine = made;
        publisher = publishing;
        thread = new Thread(() -> run(made), "engine");
        thread.setDaemon(true);
        thread.start();
    }

    /** @throws NullPointerException if the service has not made its step yet */
    StepEngine<?> get() {
        return Objects.requireNonNull(engine, "the service has no step");
    }

    @Nullable
    StepEngine<?> find() {
        return engine;
    }

    private void run(StepEngine<?> made) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                made.turn(true);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            broken.accept(e);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        if (thread != null && publisher != null) {
            publisher.stop();
            thread.interrupt();
            thread.join(STOP_WITHIN.toMillis());
            publisher.close();
        }
    }
}

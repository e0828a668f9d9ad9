package io.authflow.messaging.boot;

import io.authflow.messaging.engine.StepEngine;
import io.authflow.messaging.publish.Publisher;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/**
 * Runs the one engine of the service on a thread of its own. Spring stops it after the bindings. By then the consumers
 * have given up their partitions.
 */
final class ServiceEngine implements DisposableBean {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final Consumer<Throwable> broken;
    private volatile @Nullable StepEngine<?> engine;
    private @Nullable Publisher publisher;
    private @Nullable Thread thread;

    /** @param broken called if the engine's thread fails, because nothing is published from then on */
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

    /**
     * Returns the engine.
     *
     * @throws NullPointerException if the service has not made its step yet
     */
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

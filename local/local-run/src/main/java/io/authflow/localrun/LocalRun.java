package io.authflow.localrun;

import io.authflow.cli.keys.LocalKeys;
import io.authflow.cli.keys.PublicKeySet;
import io.authflow.localcognito.LocalCognito;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs Kafka, Cognito and the four services in this process. If the data directory holds an earlier run, the new run
 * resumes its pending work. The process keeps its own logging configuration.
 */
public final class LocalRun implements AutoCloseable {
    private final LocalRunSettings settings;
    private final InstantSource clock;
    private final StartListener listener;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;
    private @Nullable LocalPool pool;
    private @Nullable Broker broker;
    private @Nullable CognitoAccess access;
    private @Nullable Services services;

    private LocalRun(LocalRunSettings settings, InstantSource clock, StartListener listener) {
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Starts everything, and returns when all parts run.
     *
     * @throws RuntimeException if a part did not start; the message says which and why, and nothing is left running
     */
    public static LocalRun start(LocalRunSettings settings) {
        LocalRun run = prepare(settings, InstantSource.system(), StartListener.none());
        run.start();
        return run;
    }

    /**
     * Prepares a run without starting it. {@link #start()} starts the run, and {@link #close()} ends it at any time.
     */
    public static LocalRun prepare(LocalRunSettings settings, InstantSource clock, StartListener listener) {
        return new LocalRun(settings, clock, listener);
    }

    /** Starts everything. Call this once. If a part fails, nothing is left running. */
    public void start() {
        try {
            Path data = settings.dataDirectory().toAbsolutePath();
            access = cognitoAccess(data);
            broker = timed("Kafka", () -> Broker.start(settings, data.resolve("kafka")));
            LocalKeys keys = LocalKeys.openOrCreate(data.resolve("keys"), clock);
            services = kept(
                    new Services(new ServiceProperties(settings, broker.bootstrapServers(), access, keys), listener));
            services.startAll(settings.services());
        } catch (RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    private void closeAfter(RuntimeException failure) {
        try {
            close();
        } catch (LaunchException e) {
            failure.addSuppressed(e);
        }
    }

    /** Returns the value for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return started(broker).bootstrapServers();
    }

    /** Returns the access to the pool that the services call. */
    public CognitoAccess cognitoAccess() {
        return started(access);
    }

    /** Returns the address at which check-service serves the public keys. Empty if check-service does not run here. */
    public Optional<URI> keySet() {
        return http(FlowService.CHECK).map(address -> address.resolve(PublicKeySet.PATH));
    }

    /** Returns the HTTP address of the first instance of a service. Empty if none runs. */
    public Optional<URI> http(FlowService service) {
        return started(services).httpPort(service).map(port -> URI.create("http://127.0.0.1:" + port));
    }

    /**
     * Returns the local Cognito of this run, with its ledger and its faults. Empty if the settings name another
     * Cognito.
     */
    public Optional<LocalCognito> cognito() {
        return Optional.ofNullable(pool).map(LocalPool::cognito);
    }

    /** Starts one more instance of a service. */
    public void start(FlowService service) {
        started(services).start(service);
    }

    /** Stops all instances of a service. The other services continue. */
    public void stop(FlowService service) {
        started(services).stop(service);
    }

    /** Returns how many instances of a service run. */
    public int count(FlowService service) {
        return started(services).count(service);
    }

    /**
     * Stops all parts, in the reverse order of their start. A second call has no effect.
     *
     * @throws LaunchException if a part did not stop cleanly; the failures of further parts are suppressed exceptions
     */
    @Override
    public void close() {
        LaunchException failure = null;
        for (AutoCloseable part = next(); part != null; part = next()) {
            try {
                close(part);
            } catch (LaunchException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private CognitoAccess cognitoAccess(Path data) {
        CognitoAccess external = settings.cognito();
        if (external != null) {
            return external;
        }
        LocalPool local = timed("Cognito", () -> LocalPool.start(data.resolve("cognito"), settings.cognitoPort()));
        pool = local;
        return local.access();
    }

    private <T extends AutoCloseable> T timed(String what, Supplier<T> start) {
        long begin = System.nanoTime();
        T part = kept(start.get());
        listener.started(what, Duration.ofNanos(System.nanoTime() - begin));
        return part;
    }

    /** Keeps a part that runs, so that {@link #close()} stops it. Stops it now if the run was closed. */
    <T extends AutoCloseable> T kept(T part) {
        synchronized (parts) {
            if (!closed) {
                parts.push(part);
                return part;
            }
        }
        close(part);
        throw new LaunchException("The run was stopped while it was starting.");
    }

    private @Nullable AutoCloseable next() {
        synchronized (parts) {
            closed = true;
            return parts.poll();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new LaunchException("A part of the local run did not stop cleanly. End its process.", e);
        }
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The local run has not been started. Call start first.");
        }
        return part;
    }
}

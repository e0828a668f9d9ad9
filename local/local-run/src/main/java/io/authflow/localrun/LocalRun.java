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
 * Kafka, Cognito and the four services, running in this process. A run on the data directory of an earlier one resumes what was
 * pending. Logging stays as the process has it.
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
     * Starts everything, and returns when all of it runs.
     *
     * @throws RuntimeException whose message says what did not start and why; then nothing is left running
     */
    public static LocalRun start(LocalRunSettings settings) {
        LocalRun run = prepare(settings, InstantSource.system(), StartListener.none());
        run.start();
        return run;
    }

    /** A run that {@link #start()} starts, and that {@link #close()} ends at any time. */
    public static LocalRun prepare(LocalRunSettings settings, InstantSource clock, StartListener listener) {
        return new LocalRun(settings, clock, listener);
    }

    /** Starts everything, once; on failure, nothing is left running. */
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
            close();
            throw e;
        }
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return started(broker).bootstrapServers();
    }

    /** The pool that the services call. */
    public CognitoAccess cognitoAccess() {
        return started(access);
    }

    /** Where check-service serves the public keys; empty where none of it runs. */
    public Optional<URI> keySet() {
        return http(FlowService.CHECK).map(address -> address.resolve(PublicKeySet.PATH));
    }

    /** Where the first instance of a service answers over HTTP; empty where none of it runs. */
    public Optional<URI> http(FlowService service) {
        return started(services).httpPort(service).map(port -> URI.create("http://127.0.0.1:" + port));
    }

    /** The local Cognito of this run, with its ledger and its faults; empty where the run was given another. */
    public Optional<LocalCognito> cognito() {
        return Optional.ofNullable(pool).map(LocalPool::cognito);
    }

    /** Starts one more instance of a service. */
    public void start(FlowService service) {
        started(services).start(service);
    }

    /** Stops all instances of a service; the others go on. */
    public void stop(FlowService service) {
        started(services).stop(service);
    }

    /** How many instances of a service run. */
    public int count(FlowService service) {
        return started(services).count(service);
    }

    /** Stops everything in reverse order; harmless when repeated. */
    @Override
    public void close() {
        LaunchException failure = null;
        for (AutoCloseable part = next(); part != null; part = next()) {
            try {
                close(part);
            } catch (LaunchException e) {
                failure = e;
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

    private <T extends AutoCloseable> T kept(T part) {
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

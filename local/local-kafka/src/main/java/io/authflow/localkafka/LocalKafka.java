package io.authflow.localkafka;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker in this JVM, made of Kafka's own classes. It is its own controller (KRaft). The run needs no container
 * and no second process. The wire protocol, the transactions and the files on disk are the real ones.
 *
 * <p>The broker creates no topics by itself. It logs through SLF4J only, to the loggers of this package and to
 * {@code kafka}, {@code org.apache.kafka} and {@code state.change.logger}. Set Kafka's loggers to ERROR. They write
 * much at INFO, and they warn at each start and stop of a healthy single node. A start on a used directory may log one
 * NotControllerException at ERROR from {@code kafka.server.ControllerApis}. The node registers before it has elected
 * itself, and then registers again. On Java 24 and later, {@code --sun-misc-unsafe-memory-access=allow} silences the
 * warning about Kafka's unmapping of index files.
 *
 * <p>Kafka cannot end the process. From the first start on, {@code org.apache.kafka.common.utils.Exit} throws in this
 * JVM, and fatal faults are logged at ERROR.
 */
public final class LocalKafka implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalKafka.class);

    private final DataDirectory directory;
    private final ListenerSockets sockets;
    private final Runnable stop;
    private final String clusterId;
    private final LastStep afterwards;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param stop stops the node
     * @param afterwards runs when the data directory and the ports are free
     */
    LocalKafka(DataDirectory directory, ListenerSockets sockets, Runnable stop, String clusterId, LastStep afterwards) {
        this.directory = directory;
        this.sockets = sockets;
        this.stop = stop;
        this.clusterId = clusterId;
        this.afterwards = afterwards;
    }

    /**
     * Starts a broker and returns when it serves clients. If Kafka fails halfway through its start, parts of Kafka may
     * run until the process ends. Kafka's log then names the cause. After any other failure, nothing is left running or
     * locked.
     *
     * @throws LocalKafkaException if a port is taken, the data directory cannot be used, Kafka refuses the properties,
     *     or Kafka fails
     */
    public static LocalKafka start(LocalKafkaSettings settings) {
        return start(settings, () -> {});
    }

    /** Starts a broker on any free port. Its data is deleted when it is closed. */
    public static LocalKafka startTemporary() {
        TemporaryDirectory directory = TemporaryDirectory.create();
        try {
            return start(LocalKafkaSettings.in(directory.path()), directory::delete);
        } catch (Throwable e) {
            directory.delete();
            throw e;
        }
    }

    private static LocalKafka start(LocalKafkaSettings settings, LastStep afterwards) {
        ProcessExit.refuse();
        DataDirectory directory = DataDirectory.lock(settings.dataDirectory());
        try {
            return start(settings, directory, ListenerSockets.bind(settings), afterwards);
        } catch (Throwable e) {
            directory.close();
            throw e;
        }
    }

    private static LocalKafka start(
            LocalKafkaSettings settings, DataDirectory directory, ListenerSockets sockets, LastStep afterwards) {
        try {
            Storage storage = Storage.open(directory.logDirectory());
            CombinedNode node = CombinedNode.start(
                    storage, BrokerProperties.of(settings, sockets, directory.logDirectory()), sockets);
            return new LocalKafka(directory, sockets, node::stop, storage.clusterId(), afterwards).announced();
        } catch (Exception | LinkageError e) {
            sockets.close();
            throw notStarted(settings, e);
        }
    }

    private static LocalKafkaException notStarted(LocalKafkaSettings settings, Throwable cause) {
        return new LocalKafkaException(
                "Kafka did not start on " + settings.dataDirectory() + ": " + cause.getMessage()
                        + ". Check Kafka's log and the broker properties; if the directory is damaged or from another"
                        + " version of Kafka, move it away.",
                cause);
    }

    private LocalKafka announced() {
        log.atInfo().addKeyValue("bootstrapServers", bootstrapServers()).log("Local Kafka is running");
        return this;
    }

    /** Returns the value for {@code bootstrap.servers}: {@code host:port}. */
    public String bootstrapServers() {
        return sockets.clientAddress();
    }

    /** Returns the port for clients. To keep this port at the next start, pass it to the settings. */
    public int port() {
        return sockets.clientPort();
    }

    /** Returns the absolute path of the data. */
    public Path dataDirectory() {
        return directory.path();
    }

    /** Returns the cluster id. It was made when the data directory was formatted, and stays with the directory. */
    public String clusterId() {
        return clusterId;
    }

    /**
     * Stops the broker cleanly, within seconds. After that, the data directory and the ports are free. A second call
     * has no effect.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (afterwards;
                    directory;
                    sockets) {
                stop.run();
            }
            log.atInfo().addKeyValue("bootstrapServers", bootstrapServers()).log("Local Kafka has stopped");
        }
    }

    /** Last step of closing a broker. It also runs if the node did not stop cleanly. */
    interface LastStep extends AutoCloseable {
        @Override
        void close();
    }
}

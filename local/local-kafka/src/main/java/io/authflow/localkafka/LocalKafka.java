package io.authflow.localkafka;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Kafka broker, which is its own controller (KRaft), in this JVM and from Kafka's own classes. No container
 * and no second process; the wire protocol, transactions and the files on disk are the real ones.
 *
 * <p>It creates no topics by itself. It logs through SLF4J only: besides this package, Kafka's loggers are {@code kafka},
 * {@code org.apache.kafka} and {@code state.change.logger}, which are chatty at INFO; applications set them to ERROR,
 * because every start and stop of a healthy single node also warns. A start on a used directory may log one
 * NotControllerException at ERROR from {@code kafka.server.ControllerApis}: the node registers before it has elected
 * itself, and registers again. On Java 24 and later {@code --sun-misc-unsafe-memory-access=allow} silences the warning
 * about Kafka's unmapping of index files.
 *
 * <p>Kafka may not end the process: from the first start on, {@code org.apache.kafka.common.utils.Exit} throws in this
 * JVM, and fatal faults are logged at ERROR.
 */
public final class LocalKafka implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalKafka.class);

    private final DataDirectory directory;
    private final ListenerSockets sockets;
    private final CombinedNode node;
    private final String clusterId;
    private final Runnable afterwards;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalKafka(
            DataDirectory directory,
            ListenerSockets sockets,
            CombinedNode node,
            String clusterId,
            Runnable afterwards) {
        this.directory = directory;
        this.sockets = sockets;
        this.node = node;
        this.clusterId = clusterId;
        this.afterwards = afterwards;
    }

    /**
     * Starts a broker and returns when it serves clients.
     *
     * @throws LocalKafkaException when a port is taken, the data directory is in use or unusable, or Kafka refuses the
     *     properties: then nothing is left running or locked. Also when Kafka fails halfway through its start: then its
     *     log names the cause, and parts of it may live on until the process ends, because Kafka relies on that end.
     */
    public static LocalKafka start(LocalKafkaSettings settings) {
        return start(settings, () -> {});
    }

    /** Starts a broker on any free port, whose data is deleted when it is closed. */
    public static LocalKafka startTemporary() {
        TemporaryDirectory directory = TemporaryDirectory.create();
        try {
            return start(LocalKafkaSettings.in(directory.path()), directory::delete);
        } catch (Throwable e) {
            directory.delete();
            throw e;
        }
    }

    private static LocalKafka start(LocalKafkaSettings settings, Runnable afterwards) {
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
            LocalKafkaSettings settings, DataDirectory directory, ListenerSockets sockets, Runnable afterwards) {
        try {
            Storage storage = Storage.open(directory.logDirectory());
            CombinedNode node = CombinedNode.start(
                    storage, BrokerProperties.of(settings, sockets, directory.logDirectory()), sockets);
            return new LocalKafka(directory, sockets, node, storage.clusterId(), afterwards).announced();
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

    /** For {@code bootstrap.servers}: {@code host:port}. */
    public String bootstrapServers() {
        return sockets.clientAddress();
    }

    /** The port clients connect to; pass it on to get the same one at the next start. */
    public int port() {
        return sockets.clientPort();
    }

    /** Where the data is, as an absolute path. */
    public Path dataDirectory() {
        return directory.path();
    }

    /** Made when the data directory was formatted, and kept with it. */
    public String clusterId() {
        return clusterId;
    }

    /** Stops cleanly, within seconds; the data directory and the ports are free afterwards. Closing twice is harmless. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (directory;
                    sockets) {
                node.stop();
            }
            afterwards.run();
            log.atInfo().addKeyValue("bootstrapServers", bootstrapServers()).log("Local Kafka has stopped");
        }
    }
}

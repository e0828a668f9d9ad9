package io.authflow.localkafka;

import static org.apache.kafka.metadata.properties.MetaPropertiesEnsemble.VerificationFlag.REQUIRE_AT_LEAST_ONE_VALID;
import static org.apache.kafka.metadata.properties.MetaPropertiesEnsemble.VerificationFlag.REQUIRE_METADATA_LOG_DIR;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A formatted log directory, as {@code kafka-storage format} makes it. The first start formats the directory, and later
 * starts keep it.
 */
record Storage(Path logDirectory, MetaPropertiesEnsemble identity, BootstrapMetadata bootstrapMetadata) {
    private static final String FORMATTED_MARK = "meta.properties";

    static Storage open(Path logDirectory) throws Exception {
        if (!Files.exists(logDirectory.resolve(FORMATTED_MARK))) {
            format(logDirectory);
        }
        return new Storage(
                logDirectory, identityOf(logDirectory), new BootstrapDirectory(logDirectory.toString()).read());
    }

    String clusterId() {
        return identity.clusterId().orElseThrow();
    }

    private static void format(Path logDirectory) throws Exception {
        Files.createDirectories(logDirectory);
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                    .setDirectories(List.of(logDirectory.toString()))
                    .setMetadataLogDirectory(logDirectory.toString())
                    .run();
        }
    }

    private static MetaPropertiesEnsemble identityOf(Path logDirectory) throws IOException {
        MetaPropertiesEnsemble identity = new MetaPropertiesEnsemble.Loader()
                .addMetadataLogDir(logDirectory.toString())
                .addLogDirs(List.of(logDirectory.toString()))
                .load();
        identity.verify(
                Optional.empty(),
                OptionalInt.of(BrokerProperties.NODE_ID),
                EnumSet.of(REQUIRE_AT_LEAST_ONE_VALID, REQUIRE_METADATA_LOG_DIR));
        return identity;
    }
}

package io.authflow.cli.flow;

import io.authflow.cli.command.CommandException;
import io.authflow.cli.command.OptionFile;
import io.authflow.cli.keys.PrivateFiles;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.UnreadableEventException;
import io.authflow.flowreader.FlowReader;
import io.authflow.sealing.ReplyKeyPair;
import io.authflow.sealing.SealingException;
import io.authflow.sealing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens the tokens of one request and writes them to a file that only its owner may read. Each instance makes its own
 * key pair for them, and keeps the private key in memory only.
 */
public final class TokensFile implements FlowReader.RecordListener {
    private final ReplyKeyPair key = ReplyKeyPair.generate();
    private final Path file;
    private final String username;
    private final InstantSource clock;
    private boolean written;

    /**
     * @param username the user that the request names
     * @throws CommandException if the file exists, or if this user may not write to its directory
     */
    public TokensFile(Path file, String username, InstantSource clock) {
        if (Files.exists(file)) {
            throw new CommandException("The file " + file
                    + " exists already, and tokens are never written over something." + " Delete it, or name another.");
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isWritable(directory)) {
            throw new CommandException("The file of --tokens cannot be made, because its directory is missing or not"
                    + " writable for this user. Make it, or name another file.");
        }
        this.file = file;
        this.username = username;
        this.clock = clock;
    }

    /** Returns the public key that the request must name. */
    public ReplyKey replyKey() {
        return key.publicKey();
    }

    /** Whether the tokens have come. */
    public boolean isWritten() {
        return written;
    }

    @Override
    public void record(ConsumerRecord<byte[], byte[]> message) {
        if (!written && message.topic().equals(EventType.LOGGED_IN.topic())) {
            loggedIn(message.value()).flatMap(this::tokens).ifPresent(this::write);
        }
    }

    private static Optional<LoggedIn> loggedIn(byte @Nullable [] value) {
        try {
            return Optional.ofNullable(value == null ? null : EventJson.read(value, LoggedIn.class));
        } catch (UnreadableEventException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * Ignores tokens that are sealed to another key or for another request. Anybody may have put them there, and the
     * right ones may follow.
     */
    private Optional<Tokens> tokens(LoggedIn event) {
        Sealed sealed = event.tokens();
        try {
            return sealed == null
                    ? Optional.empty()
                    : Optional.of(key.open(sealed, event.requestId(), username, clock));
        } catch (SealingException notOurs) {
            return Optional.empty();
        }
    }

    private void write(Tokens tokens) {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("accessToken", tokens.accessToken().reveal());
        put(json, "idToken", tokens.idToken());
        put(json, "refreshToken", tokens.refreshToken());
        json.put("expiresIn", tokens.expiresIn());
        try {
            PrivateFiles.write(file, json + "\n");
            written = true;
        } catch (IOException e) {
            throw new CommandException(
                    "The tokens could not be written to the file of " + OptionFile.name("--tokens", file)
                            + ". The session is open all the same: end it with"
                            + " 'authflow end', then ask again with a file that this user may write.",
                    e);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Secret token) {
        if (token != null) {
            json.put(name, token.reveal());
        }
    }
}

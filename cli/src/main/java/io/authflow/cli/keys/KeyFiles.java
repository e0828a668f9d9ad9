package io.authflow.cli.keys;

import io.authflow.cli.command.CommandException;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;

/**
 * Reads and replaces the files of sealing keys in one directory: {@code public.json}, and a file of private keys for
 * each audience.
 */
class KeyFiles {
    private static final String LOCK = ".rotation.lock";

    private final Path directory;

    KeyFiles(Path directory) {
        this.directory = directory;
    }

    /** Returns the private keys of an audience; empty if their file does not exist. */
    Optional<SealingKeys> privateKeys(String audience) {
        return keys(privateSet(audience)).map(SealingKeys::requirePrivate);
    }

    /** Returns the public keys; empty if their file does not exist. */
    Optional<SealingKeys> publicKeys() {
        return keys(publicSet());
    }

    /** @throws CommandException if one of the files could not keep its owner, group and permissions */
    void requireReplaceable(Collection<String> audiences) throws IOException {
        PrivateFiles.requireReplaceable(publicSet());
        for (String audience : audiences) {
            PrivateFiles.requireReplaceable(privateSet(audience));
        }
    }

    void replacePrivate(String audience, SealingKeys keys) throws IOException {
        PrivateFiles.replace(privateSet(audience), keys.toPrivateJson() + "\n");
    }

    void replacePublic(SealingKeys keys) throws IOException {
        PrivateFiles.replacePublic(publicSet(), keys.toPublicJson() + "\n");
    }

    void forgetUnfinished() throws IOException {
        PrivateFiles.forgetUnfinished(publicSet());
        for (String audience : SealingKeys.AUDIENCES) {
            PrivateFiles.forgetUnfinished(privateSet(audience));
        }
    }

    /**
     * Locks the keys against other rotations until the channel is closed.
     *
     * @throws CommandException if another rotation holds the lock
     */
    FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // Another rotation of this process holds the lock. The exception below reports it.
        }
        channel.close();
        throw new CommandException("The keys in " + directory
                + " are being changed by another rotation. Wait for it to end, then run the command again.");
    }

    Path publicSet() {
        return directory.resolve("public.json");
    }

    Path privateSet(String audience) {
        return directory.resolve(audience + ".json");
    }

    private static Optional<SealingKeys> keys(Path file) {
        return Files.exists(file) ? Optional.of(SealingKeys.load(file.toString())) : Optional.empty();
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}

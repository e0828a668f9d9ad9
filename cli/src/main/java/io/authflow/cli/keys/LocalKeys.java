package io.authflow.cli.keys;

import io.authflow.cli.command.CommandException;
import io.authflow.contracts.Secret;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The keys of one installation, as files in one directory. The sealing keys are {@code public.json},
 * {@code signup.json}, {@code login.json} and {@code logout.json}. The hash keys are {@code user-ref.key},
 * {@code dead-letter.key} and {@code flow-ref.key}, each base64 of 32 bytes. Only the owner can read these files,
 * except {@code public.json}.
 */
public final class LocalKeys {
    private static final String PUBLIC = "public.json";
    private static final List<String> HASH_KEYS = List.of("user-ref.key", "dead-letter.key", "flow-ref.key");
    private static final int HASH_KEY_BYTES = 32;

    private final Path directory;

    private LocalKeys(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens the keys in a directory. If the directory has no {@code public.json}, makes the files that are missing: an
     * earlier start may have been killed before it had made all of them.
     */
    public static LocalKeys openOrCreate(Path directory, InstantSource clock) {
        LocalKeys keys = new LocalKeys(directory);
        return Files.exists(keys.publicSet()) ? keys : keys.complete(clock);
    }

    /**
     * Makes new keys.
     *
     * @throws CommandException if the directory already has any of the files; then nothing is changed
     */
    public static LocalKeys create(Path directory, InstantSource clock) {
        refuseOverwriting(directory);
        return new LocalKeys(directory).complete(clock);
    }

    private LocalKeys complete(InstantSource clock) {
        try {
            PrivateFiles.directory(directory);
            for (Map.Entry<String, String> file : privateFiles(clock).entrySet()) {
                writeIfMissing(directory.resolve(file.getKey()), file.getValue());
            }
            return withPublicSet();
        } catch (IOException e) {
            throw new CommandException(
                    "The keys in " + directory + " could not be written. Choose a directory that this user may write.",
                    e);
        }
    }

    private static void writeIfMissing(Path file, String content) throws IOException {
        if (Files.notExists(file)) {
            PrivateFiles.writeWhole(file, content);
        }
    }

    /**
     * Returns the public keys in a directory to which clients seal requests at the given time.
     *
     * @throws CommandException if the directory has no public keys
     */
    public static SealingKeys published(Path directory, Instant now) {
        return new KeyFiles(directory)
                .publicKeys()
                .map(keys -> keys.of(SealingKeys.AUDIENCES_OF_REQUESTS).activeAt(now))
                .orElseThrow(() -> new CommandException("There is no " + directory.resolve(PUBLIC)
                        + ". Name the directory that 'authflow keys new' made."));
    }

    public Path directory() {
        return directory;
    }

    /** The file of the public keys. */
    public Path publicSet() {
        return directory.resolve(PUBLIC);
    }

    /** The file of an audience's private keys. */
    public Path privateSet(String audience) {
        return directory.resolve(audience + ".json");
    }

    /** The key of user references. */
    public Secret userRefKey() {
        return read("user-ref.key");
    }

    /** The key of the hashes in dead letters. */
    public Secret deadLetterKey() {
        return read("dead-letter.key");
    }

    /** The key of the marks on sign-ups. */
    public Secret flowRefKey() {
        return read("flow-ref.key");
    }

    private Secret read(String file) {
        try {
            return new Secret(Files.readString(directory.resolve(file)).strip());
        } catch (IOException e) {
            throw new CommandException(
                    "The key " + directory.resolve(file) + " cannot be read. Check its rights, or forget the run's data"
                            + " with --fresh.",
                    e);
        }
    }

    /** Writes {@code public.json} last. So if this file exists, all the others exist too. */
    private LocalKeys withPublicSet() throws IOException {
        SealingKeys all = SealingKeys.parse(Files.readString(privateSet(SealingKeys.AUDIENCES.get(0))));
        for (String audience : SealingKeys.AUDIENCES.subList(1, SealingKeys.AUDIENCES.size())) {
            all = all.and(SealingKeys.parse(Files.readString(privateSet(audience))));
        }
        PrivateFiles.writeWholePublic(publicSet(), all.toPublicJson() + "\n");
        return this;
    }

    private static Map<String, String> privateFiles(InstantSource clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        SecureRandom random = new SecureRandom();
        Map<String, String> files = new LinkedHashMap<>();
        for (String audience : SealingKeys.AUDIENCES) {
            files.put(audience + ".json", SealingKeys.generate(audience, today).toPrivateJson() + "\n");
        }
        for (String name : HASH_KEYS) {
            byte[] key = new byte[HASH_KEY_BYTES];
            random.nextBytes(key);
            files.put(name, Base64.getEncoder().encodeToString(key) + "\n");
        }
        return files;
    }

    private static void refuseOverwriting(Path directory) {
        TreeSet<String> names = new TreeSet<>(HASH_KEYS);
        names.add(PUBLIC);
        SealingKeys.AUDIENCES.forEach(audience -> names.add(audience + ".json"));
        names.removeIf(name -> Files.notExists(directory.resolve(name)));
        if (!names.isEmpty()) {
            throw new CommandException("The directory " + directory + " already holds " + names
                    + ". Keys are never overwritten: choose another directory, or move them away.");
        }
    }
}

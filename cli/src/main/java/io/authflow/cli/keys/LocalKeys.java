package io.authflow.cli.keys;

import io.authflow.cli.CommandException;
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
 * The keys of one installation as files of one directory: the sealing keys {@code public.json}, {@code signup.json},
 * {@code login.json} and {@code logout.json}, and the hash keys {@code user-ref.key}, {@code dead-letter.key} and
 * {@code flow-ref.key}, base64 of 32 bytes each. All but the first are readable by their owner only.
 */
public final class LocalKeys {
    private static final String PUBLIC = "public.json";
    private static final List<String> HASH_KEYS = List.of("user-ref.key", "dead-letter.key", "flow-ref.key");
    private static final int HASH_KEY_BYTES = 32;

    private final Path directory;

    private LocalKeys(Path directory) {
        this.directory = directory;
    }

    /** The keys in that directory, made where it has none yet. */
    public static LocalKeys openOrCreate(Path directory, InstantSource clock) {
        if (Files.exists(directory.resolve(PUBLIC))) {
            return new LocalKeys(directory);
        }
        return create(directory, clock);
    }

    /**
     * Makes new keys.
     *
     * @throws CommandException if the directory has any of the files already, which then stays as it is
     */
    public static LocalKeys create(Path directory, InstantSource clock) {
        refuseOverwriting(directory);
        try {
            PrivateFiles.directory(directory);
            for (Map.Entry<String, String> file : privateFiles(clock).entrySet()) {
                PrivateFiles.write(directory.resolve(file.getKey()), file.getValue());
            }
            return new LocalKeys(directory).withPublicSet();
        } catch (IOException e) {
            throw new CommandException(
                    "The keys in " + directory + " could not be written. Choose a directory that this user may write.",
                    e);
        }
    }

    /**
     * The public keys in that directory that requests are sealed to at that time.
     *
     * @throws CommandException if it has none
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

    /** Comes last: where it is, the others are. */
    private LocalKeys withPublicSet() throws IOException {
        SealingKeys all = SealingKeys.parse(Files.readString(privateSet(SealingKeys.AUDIENCES.get(0))));
        for (String audience : SealingKeys.AUDIENCES.subList(1, SealingKeys.AUDIENCES.size())) {
            all = all.and(SealingKeys.parse(Files.readString(privateSet(audience))));
        }
        PrivateFiles.writePublic(publicSet(), all.toPublicJson() + "\n");
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

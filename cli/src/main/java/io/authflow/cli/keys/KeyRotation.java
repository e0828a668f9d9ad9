package io.authflow.cli.keys;

import io.authflow.cli.command.CommandException;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes new sealing keys in a directory of {@link LocalKeys}, and destroys keys that were replaced long ago. If a
 * rotation is interrupted, each public key still has its private key. The next rotation does the rest.
 */
public final class KeyRotation {
    private final KeyFiles files;

    KeyRotation(KeyFiles files) {
        this.files = files;
    }

    public static KeyRotation in(Path directory) {
        return new KeyRotation(new KeyFiles(directory));
    }

    /**
     * Makes one new key pair for each of the audiences.
     *
     * @param activeAfter time from now until the new keys are used for sealing; choose more than any service needs to
     *     read them
     * @param keep how long a replaced key is kept for opening before it is destroyed
     * @throws CommandException if an audience has no private keys, or if the files cannot be written
     */
    public Result rotate(Collection<String> audiences, Instant now, Duration activeAfter, Duration keep) {
        try (FileChannel lock = files.lock()) {
            files.forgetUnfinished();
            files.requireReplaceable(audiences);
            return rotate(old(audiences), now.plus(activeAfter).truncatedTo(ChronoUnit.SECONDS), now, keep);
        } catch (IOException e) {
            throw new CommandException(
                    "The keys in " + files + " could not be written. Make sure that it is a directory of keys that this"
                            + " user may write, then run the command again: it goes on where it stopped.",
                    e);
        }
    }

    private Result rotate(Map<String, SealingKeys> old, Instant begin, Instant now, Duration keep) throws IOException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<SealingKeys> made = new ArrayList<>();
        Map<String, SealingKeys> all = new LinkedHashMap<>();
        List<String> destroyed = new ArrayList<>();
        old.forEach((audience, keys) -> {
            SealingKeys next = withPublished(audience, keys).next(audience, today, begin);
            SealingKeys sealedTo = sealedTo(audience, keys);
            made.add(next);
            all.put(audience, sealedTo.and(next));
            destroyed.addAll(keys.without(sealedTo).ids());
        });
        SealingKeys outdated = union(all.values()).replacedBefore(now.minus(keep));
        write(all);
        files.replacePublic(union(Stream.concat(all.values().stream(), notIn(all.keySet()).stream())
                        .toList())
                .without(outdated));
        destroy(outdated, all);
        destroyed.addAll(outdated.ids());
        return new Result(union(made).ids(), begin, destroyed);
    }

    private void write(Map<String, SealingKeys> all) throws IOException {
        for (Map.Entry<String, SealingKeys> keys : all.entrySet()) {
            files.replacePrivate(keys.getKey(), keys.getValue());
        }
    }

    private void destroy(SealingKeys outdated, Map<String, SealingKeys> all) throws IOException {
        for (Map.Entry<String, SealingKeys> keys : all.entrySet()) {
            SealingKeys left = keys.getValue().without(outdated);
            if (!left.equals(keys.getValue())) {
                files.replacePrivate(keys.getKey(), left);
            }
        }
    }

    private Map<String, SealingKeys> old(Collection<String> audiences) {
        Map<String, SealingKeys> old = new LinkedHashMap<>();
        for (String audience : audiences) {
            old.put(
                    audience,
                    files.privateKeys(audience)
                            .orElseThrow(() -> new CommandException("There are no private keys of " + audience + " in "
                                    + files + ". Name the directory that 'authflow keys new' made.")));
        }
        return old;
    }

    /**
     * Returns the public keys of the other audiences. They come from the private keys if those are here, otherwise from
     * {@code public.json}.
     */
    private List<SealingKeys> notIn(Collection<String> audiences) {
        return SealingKeys.AUDIENCES.stream()
                .filter(audience -> !audiences.contains(audience))
                .flatMap(
                        audience -> files
                                .privateKeys(audience)
                                .map(keys -> sealedTo(audience, keys))
                                .or(() -> published(audience))
                                .stream())
                .toList();
    }

    /**
     * Returns the private keys that {@code public.json} lists. The others come from a rotation that died before it
     * published them. They were never used for sealing, so they replace no key. If none of the private keys is listed,
     * returns all of them.
     */
    private SealingKeys sealedTo(String audience, SealingKeys keys) {
        return published(audience)
                .map(keys::in)
                .filter(sealedTo -> !sealedTo.ids().isEmpty())
                .orElse(keys);
    }

    private SealingKeys withPublished(String audience, SealingKeys keys) {
        return published(audience).map(keys::and).orElse(keys);
    }

    private Optional<SealingKeys> published(String audience) {
        return files.publicKeys().map(keys -> keys.of(List.of(audience)));
    }

    private static SealingKeys union(Collection<SealingKeys> sets) {
        return sets.stream().reduce(SealingKeys::and).orElseThrow();
    }

    /**
     * Result of a rotation.
     *
     * @param made ids of the new keys
     * @param activeFrom time from which the new keys are used for sealing
     * @param destroyed ids of the keys that this rotation destroyed
     */
    public record Result(List<String> made, Instant activeFrom, List<String> destroyed) {
        public Result {
            made = List.copyOf(made);
            destroyed = List.copyOf(destroyed);
        }
    }
}

package io.authflow.sealing.boot;

import io.authflow.sealing.SealingException;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Supplies the sealing keys of a file, and reads the file again when its interval has elapsed. If the file cannot be
 * used, the keys stay as they were. Thread-safe.
 */
final class ReloadedKeys implements Supplier<SealingKeys> {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadedKeys.class);
    /** At most one extra look a second, so that a sender of unknown key ids cannot cause a read for each record. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path file;
    private final UnaryOperator<SealingKeys> check;
    private final Duration interval;
    private final InstantSource clock;
    private volatile SealingKeys keys;
    private volatile Instant lookedAt;
    private volatile Instant askedAt = Instant.MIN;
    private String problem = "";

    /**
     * Reads the file for the first time.
     *
     * @param check returns the keys, or throws a {@link SealingException} if they do not fit
     * @param interval time between two looks at the file
     * @throws SealingException if the file holds no keys that can be used
     */
    ReloadedKeys(Path file, UnaryOperator<SealingKeys> check, Duration interval, InstantSource clock) {
        this.file = file;
        this.check = check;
        this.interval = interval;
        this.clock = clock;
        this.lookedAt = clock.instant();
        this.keys = check.apply(SealingKeys.load(file.toString()));
    }

    @Override
    public SealingKeys get() {
        if (hasElapsed(interval, lookedAt)) {
            lookAgain();
        }
        return keys;
    }

    /**
     * Looks at the file now if the caller's keys are still the current ones. Used when a key is missing; looks once a
     * second at most.
     *
     * @return the current keys; equal to {@code those} if the file has no others
     */
    SealingKeys reloadIfStill(SealingKeys those) {
        if (keys.equals(those) && hasElapsed(PAUSE, askedAt)) {
            lookAtOnce();
        }
        return keys;
    }

    private synchronized void lookAgain() {
        if (hasElapsed(interval, lookedAt)) {
            look();
        }
    }

    private synchronized void lookAtOnce() {
        if (hasElapsed(PAUSE, askedAt)) {
            look();
            askedAt = clock.instant();
        }
    }

    private void look() {
        keys = read();
        lookedAt = clock.instant();
    }

    /**
     * Returns whether the pause is over. A clock that was set back counts as over, so that new keys are still found.
     */
    private boolean hasElapsed(Duration pause, Instant since) {
        Instant now = clock.instant();
        return now.isBefore(since) || !since.isAfter(now.minus(pause));
    }

    private SealingKeys read() {
        try {
            SealingKeys read = check.apply(SealingKeys.parse(Files.readString(file)));
            problem = "";
            if (!read.equals(keys)) {
                LOG.atInfo().addKeyValue("file", file).addKeyValue("keys", read).log("The sealing keys have changed");
            }
            return read;
        } catch (IOException e) {
            warn("it cannot be read");
        } catch (SealingException e) {
            warn("it holds no keys that this service can use");
        }
        return keys;
    }

    /** Logs a problem once, although each look meets it again. */
    private void warn(String why) {
        if (!why.equals(problem)) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("keys", keys)
                    .log("The file of sealing keys has changed, and " + why
                            + ", so the keys stay as they were. Put a JWK"
                            + " set there that 'authflow keys' made, readable by this service");
            problem = why;
        }
    }
}

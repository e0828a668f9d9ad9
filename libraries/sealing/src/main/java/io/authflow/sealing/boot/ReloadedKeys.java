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
 * The keys in a file, as it is now: looked at again from time to time when somebody asks for them, and read where it has
 * changed. What cannot be used leaves the keys as they were.
 */
final class ReloadedKeys implements Supplier<SealingKeys> {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadedKeys.class);
    /** Whoever sends ids that nobody knows must not make the file be read each time. */
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
     * @param check throws what is wrong with a set
     * @param interval from one look to the next
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
        if (isOver(interval, lookedAt)) {
            lookAgain();
        }
        return keys;
    }

    /** The keys after another look, because one that is needed is not among those; the same where there are no others. */
    SealingKeys otherThan(SealingKeys those) {
        if (keys.equals(those) && isOver(PAUSE, askedAt)) {
            lookAtOnce();
        }
        return keys;
    }

    private synchronized void lookAgain() {
        if (isOver(interval, lookedAt)) {
            look();
        }
    }

    private synchronized void lookAtOnce() {
        if (isOver(PAUSE, askedAt)) {
            look();
            askedAt = clock.instant();
        }
    }

    private void look() {
        keys = read();
        lookedAt = clock.instant();
    }

    /** A clock that was set back must not keep new keys away. */
    private boolean isOver(Duration pause, Instant since) {
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

    /** Once for each problem: it is met again at every look. */
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

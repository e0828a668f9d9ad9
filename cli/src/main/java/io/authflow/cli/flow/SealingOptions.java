package io.authflow.cli.flow;

import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.WrongUsageException;
import io.authflow.cli.keys.LocalKeys;
import io.authflow.cli.keys.PublicKeySet;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.Password;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.PasswordSealer;
import io.authflow.sealing.SealingKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that say how to publish a password: sealed, or in clear for a local run. */
final class SealingOptions {
    /**
     * How long a sealed password is valid: 24 h, as when check-service seals a password itself. This is longer than
     * Kafka keeps a request.
     */
    static final Duration PASSWORD_LIFE = Duration.ofHours(24);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--keys",
            paramLabel = "URL|FILE",
            description = "The public keys to seal the password to, as check-service serves them at "
                    + PublicKeySet.PATH + " (default: those of the local run in .authflow, where it is there).")
    private @Nullable String keys;

    @Option(names = "--plain", description = "Publish the password in clear: for a local run with plain intake only.")
    private boolean plain;

    /** Seals one password with keys that were read before. */
    @FunctionalInterface
    interface Seal {
        Password seal(RequestId requestId, String username, Secret password, @Nullable ReplyKey replyKey);
    }

    Seal seal(CommandContext context, Duration timeout) {
        if (plain && keys != null) {
            throw new WrongUsageException(spec.commandLine(), "--keys and --plain exclude each other.");
        }
        if (plain) {
            return (requestId, username, password, replyKey) -> new Password.Plain(password);
        }
        return new PasswordSealer(new JweSealer(keys(context, timeout)), PASSWORD_LIFE, context.clock())::seal;
    }

    private SealingKeys keys(CommandContext context, Duration timeout) {
        if (keys == null) {
            return LocalKeys.published(ofLocalRun(context), context.clock().instant());
        }
        warn(keys, context);
        return PublicKeySet.read(keys, timeout, context.clock().instant());
    }

    private Path ofLocalRun(CommandContext context) {
        Path local = context.localRun().resolve("keys");
        if (Files.notExists(local.resolve("public.json"))) {
            throw new WrongUsageException(
                    spec.commandLine(),
                    "There are no keys to seal the password to, because no local run has made any in " + local
                            + ". Give those that check-service serves with --keys URL|FILE.");
        }
        return local;
    }

    private static boolean isOfThisMachine(String url) {
        return THIS_MACHINE.stream()
                .anyMatch(host -> url.substring("http://".length()).matches("(?i)\\Q" + host + "\\E(:\\d+)?(/.*)?"));
    }

    private static void warn(String keys, CommandContext context) {
        if (keys.toLowerCase(Locale.ROOT).startsWith("http://") && !isOfThisMachine(keys)) {
            context.err()
                    .println(
                            "authflow: The keys come over http, where somebody on the way can put in others and read the"
                                    + " password. Use https, or a file.");
        }
    }
}

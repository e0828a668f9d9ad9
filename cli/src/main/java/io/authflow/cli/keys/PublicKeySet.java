package io.authflow.cli.keys;

import io.authflow.cli.command.CommandException;
import io.authflow.cli.command.OptionFile;
import io.authflow.contracts.StrictUtf8;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads the public keys to which clients seal requests, from a URL or a file. */
public final class PublicKeySet {
    /** Path at which check-service serves the public keys. */
    public static final String PATH = "/.well-known/authflow/jwks.json";

    /**
     * One client for the whole process. The garbage collector may close a client without references, even while an
     * answer is on its way.
     */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final int BYTES_MAX = 65_536;
    private static final int OK = 200;
    private static final String OPTION = "--keys";

    private PublicKeySet() {}

    /**
     * Returns the keys to which a client seals a request at the given time.
     *
     * @param urlOrFile an address that begins with {@code http://} or {@code https://}, or the path of a file
     * @param timeout from the start of the connection to the end of the answer
     * @throws CommandException if the keys cannot be read
     * @throws io.authflow.sealing.SealingException if the content is no JWK set
     */
    public static SealingKeys read(String urlOrFile, Duration timeout, Instant now) {
        String json = isUrl(urlOrFile) ? fetch(urlOrFile, timeout) : file(urlOrFile);
        return SealingKeys.parse(json).of(SealingKeys.AUDIENCES_OF_REQUESTS).activeAt(now);
    }

    private static boolean isUrl(String urlOrFile) {
        String lower = urlOrFile.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    private static String file(String name) {
        try {
            return file(Path.of(name));
        } catch (InvalidPathException quotesTheName) {
            throw unreadable(OPTION);
        }
    }

    private static String file(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return text(in, file.toString());
        } catch (IOException mayQuoteTheName) {
            throw unreadable(OptionFile.name(OPTION, file));
        }
    }

    private static CommandException unreadable(String option) {
        return new CommandException("The public keys of " + option
                + " cannot be read. Name a JWK set that this user may read, or the address of one.");
    }

    private static String fetch(String address, Duration timeout) {
        String url = withoutSecrets(address);
        try {
            URI uri = URI.create(address);
            if (uri.getRawUserInfo() != null) {
                throw unavailable(url, "an address with a user name or password is not taken", null);
            }
            return CLIENT.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream())
                    .thenApply(answer -> body(url, answer))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IllegalArgumentException e) {
            throw new CommandException("The public keys could not be fetched, because the value of " + OPTION
                    + " is no address. Name the one at which check-service serves them, or a file that holds them.");
        } catch (TimeoutException e) {
            throw unavailable(url, "no answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandException told) {
                throw told;
            }
            throw unavailable(url, reason(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(url, "the command was interrupted", e);
        }
    }

    /** Removes the user name, the password and the query from an address, because messages end up in logs. */
    private static String withoutSecrets(String address) {
        return address.replaceFirst("[?#].*", "").replaceFirst("//.*@", "//");
    }

    private static String body(String url, HttpResponse<InputStream> answer) {
        try (InputStream in = answer.body()) {
            if (answer.statusCode() != OK) {
                throw unavailable(url, "the answer was HTTP status " + answer.statusCode(), null);
            }
            return text(in, url);
        } catch (IOException e) {
            throw unavailable(url, e.getClass().getSimpleName(), e);
        }
    }

    private static String text(InputStream in, String where) throws IOException {
        byte[] bytes = in.readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) {
            throw new CommandException("What is at " + where + " is larger than " + BYTES_MAX
                    + " bytes, so it is no set of public keys. Name the one that check-service serves.");
        }
        try {
            return StrictUtf8.decode(bytes);
        } catch (CharacterCodingException e) {
            throw new CommandException(
                    "What is at " + where + " is not UTF-8 text, so it is no set of public keys. Name the one that"
                            + " check-service serves.",
                    e);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null ? "no answer" : cause.getClass().getSimpleName();
    }

    private static CommandException unavailable(String url, String why, @Nullable Throwable cause) {
        return new CommandException(
                "The public keys could not be fetched from " + url + " (" + why + "). Make sure that check-service runs"
                        + " there, or name a file that holds them.",
                cause);
    }
}

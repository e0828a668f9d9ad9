package io.authflow.benchmarks.sealing;

import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.event.UserNotFound;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.Opener;
import io.authflow.sealing.PasswordSealer;
import io.authflow.sealing.ReplyKeyPair;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealingKeys;
import io.authflow.sealing.Tokens;
import io.authflow.sealing.TokensSealer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures the cost of sealing for a flow. Times are microseconds on one thread, compared with the bare cryptography of
 * the platform. Sizes are bytes, compared with the same events in clear. The one argument is the number of repetitions,
 * 2,000 by default.
 */
public final class SealingBenchmark {
    private static final RequestId ID = new RequestId("01a20320-a2fa-7780-8266-7e0cfc208a03");
    private static final String USER = "test@example.com";
    private static final Secret PASSWORD = new Secret("testpassword123");
    /** Two JWTs and a refresh token, as long as Cognito's. */
    private static final Tokens TOKENS = new Tokens(
            new Secret("a".repeat(1_050)), new Secret("i".repeat(1_000)), new Secret("r".repeat(1_780)), 3_600);

    private static final int PASSWORD_BYTES = 256;
    private static final int TOKENS_BYTES = 4_096;

    private final int times;
    private final InstantSource clock = InstantSource.system();
    private final ReplyKeyPair requester = ReplyKeyPair.generate();
    private final ReplyKey replyKey = requester.publicKey();
    private final SealingKeys login = SealingKeys.generate("login", LocalDate.EPOCH);
    private final PasswordSealer sealer = new PasswordSealer(
            new JweSealer(login.and(SealingKeys.generate("signup", LocalDate.EPOCH))), Duration.ofHours(24), clock);
    private final Opener opener = new JweOpener(login, clock);
    private final Password.SealedCopies copies = sealer.seal(ID, USER, PASSWORD, replyKey);
    private final Sealed tokens = sealTokens();

    private SealingBenchmark(int times) {
        this.times = times;
    }

    public static void main(String[] arguments) throws Exception {
        SealingBenchmark benchmark =
                new SealingBenchmark(arguments.length == 0 ? 2_000 : Integer.parseInt(arguments[0]));
        System.out.println("--- sealing: microseconds on one thread, " + benchmark.times + " times each");
        benchmark.time();
        System.out.println("--- sealing: bytes of each value");
        benchmark.size();
    }

    private void time() throws Exception {
        BareCryptography bare = new BareCryptography();
        BareCryptography.Message password = bare.seal(new byte[PASSWORD_BYTES]);
        BareCryptography.Message bareTokens = bare.seal(new byte[TOKENS_BYTES]);
        Cost bareSeal = Cost.of(times, () -> bare.seal(new byte[PASSWORD_BYTES]));
        Cost bareOpen = Cost.of(times, () -> bare.open(password));
        Cost bareSealTokens = Cost.of(times, () -> bare.seal(new byte[TOKENS_BYTES]));
        Cost bareOpenTokens = Cost.of(times, () -> bare.open(bareTokens));
        Cost sealBoth = Cost.of(times, () -> sealer.seal(ID, USER, PASSWORD, replyKey));
        Cost open = Cost.of(times, () -> opener.open(copies.login(), context()));
        Cost sealTokens = Cost.of(times, this::sealTokens);
        Cost openTokens = Cost.of(times, () -> requester.open(tokens, ID, USER, clock));
        print("password, both copies sealed (requester)", sealBoth, bareSeal.times(2));
        print("password opened (signup or login)", open, bareOpen);
        print("tokens sealed (login)", sealTokens, bareSealTokens);
        print("tokens opened (requester)", openTokens, bareOpenTokens);
        Cost bareSignUp = bareSeal.times(2).and(bareOpen);
        print("a flow that signs up, or wants no tokens", sealBoth.and(open), bareSignUp);
        print(
                "a flow that gives tokens",
                sealBoth.and(open).and(sealTokens).and(openTokens),
                bareSignUp.and(bareSealTokens).and(bareOpenTokens));
    }

    private void size() {
        AuthRequested request = new AuthRequested(ID, USER, copies, 120, Intent.AUTO, replyKey);
        UserNotFound notFound = new UserNotFound(ID, USER, copies, 120, Intent.AUTO, replyKey);
        UserFound found = new UserFound(ID, USER, copies, 120, Intent.AUTO, replyKey);
        LoggedIn loggedIn = new LoggedIn(ID, USER, tokens, null, null, null, 3_600, 120);
        print("auth.requested.v1", request);
        print("auth.user-not-found.v1", notFound);
        print("auth.user-found.v1", found);
        print("auth.logged-in.v1 with tokens", loggedIn);
        print("a flow that signs up", request, notFound);
        print("a flow that gives tokens", request, found, loggedIn);
    }

    private Sealed sealTokens() {
        return TokensSealer.seal(TOKENS, replyKey, ID, USER, Instant.now().plusSeconds(3_600));
    }

    private SealContext context() {
        return SealContext.password("login", ID, USER, replyKey);
    }

    private static int sealed(Event... events) {
        return Stream.of(events)
                .mapToInt(event -> EventJson.write(event).length)
                .sum();
    }

    /** Returns the size of the events with all values in clear, and without a reply key. */
    private static int clear(Event... events) {
        return Stream.of(events).mapToInt(SealingBenchmark::clear).sum();
    }

    private static int clear(Event event) {
        ObjectNode json = (ObjectNode) EventJson.mapper().readTree(EventJson.write(event));
        json.remove("replyKey");
        if (json.has("password")) {
            json.put("password", PASSWORD.reveal());
        }
        if (json.remove("tokens") != null) {
            json.put("accessToken", TOKENS.accessToken().reveal());
            json.put("idToken", Objects.requireNonNull(TOKENS.idToken()).reveal());
            json.put(
                    "refreshToken",
                    Objects.requireNonNull(TOKENS.refreshToken()).reveal());
        }
        return json.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static void print(String what, Cost cost, Cost bare) {
        System.out.printf("%-45s %s%n", what, cost.over(bare));
    }

    private static void print(String what, Event... events) {
        int sealed = sealed(events);
        int clear = clear(events);
        System.out.printf("%-45s %6d bytes, in clear %5d, more by %5d%n", what, sealed, clear, sealed - clear);
    }
}

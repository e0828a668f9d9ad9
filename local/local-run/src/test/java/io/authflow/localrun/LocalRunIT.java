package io.authflow.localrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.cli.command.RequestPublisher;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Password;
import io.authflow.flowreader.BrokerAccess;
import io.authflow.flowreader.FlowReader;
import io.authflow.flowreader.FlowWatch;
import io.authflow.flowreader.Outcome;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** No directory can be made there: not by one of several that try it at once, either. */
    private static final String HOME_OF_AN_ENDED_TOMCAT = "keys/public.json/gone";

    @TempDir
    private Path data;

    @Test
    void resumesPendingLogoutsAfterARestart() {
        RequestId pending;
        try (LocalRun first = LocalRun.start(settings())) {
            pending = publish(first, 20);
            untilOpen(first, pending);
        }

        System.setProperty("catalina.home", data + "/" + HOME_OF_AN_ENDED_TOMCAT);
        Outcome outcome;
        try (LocalRun second = LocalRun.start(settings())) {
            outcome = outcome(second, pending);
        }

        assertThat(outcome).isEqualTo(Outcome.LOGGED_OUT);
    }

    @Test
    void sharesABrokerAndACognitoWithAnotherRun(@TempDir Path other) {
        LocalRunSettings onlyLogout = settings().withServices(List.of(FlowService.LOGOUT, FlowService.LOGOUT));
        try (LocalRun owner = LocalRun.start(onlyLogout);
                LocalRun guest = LocalRun.start(LocalRunSettings.in(other)
                        .withPartitions(2)
                        .withBroker(owner.bootstrapServers())
                        .withCognito(owner.cognitoAccess())
                        .withServices(List.of(FlowService.CHECK, FlowService.SIGNUP, FlowService.LOGIN)))) {

            Outcome outcome = outcome(guest, publish(guest, 1));

            assertThat(outcome).isEqualTo(Outcome.LOGGED_OUT);
            assertThat(owner.count(FlowService.LOGOUT)).isEqualTo(2);
            assertThat(guest.cognito()).isEmpty();
        }
    }

    @Test
    void leavesNothingRunningWhenItCannotStart() {
        LocalRunSettings unfit = settings().withProperty("authflow.cognito.client-id", "not/an/id");

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> LocalRun.start(unfit))
                .withMessageContaining("did not start");

        try (LocalRun again = LocalRun.start(settings().withServices(List.of()))) {
            assertThat(again.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    private LocalRunSettings settings() {
        return LocalRunSettings.in(data).withPartitions(2);
    }

    private static RequestId publish(LocalRun run, int sessionSeconds) {
        Instant now = Instant.now();
        RequestId id = RequestId.create(now, new SecureRandom());
        Password password = new Password.Plain(new Secret("testpassword123"));
        new RequestPublisher(broker(run))
                .publish(new AuthRequested(id, "test@example.com", password, sessionSeconds), now);
        return id;
    }

    private static void untilOpen(LocalRun run, RequestId id) {
        Instant deadline = Instant.now().plus(PATIENCE);
        try (FlowReader reader = FlowReader.fromRequest(broker(run), id, Instant.now())) {
            boolean open = false;
            while (!open && Instant.now().isBefore(deadline)) {
                open = reader.poll(Duration.ofMillis(200)).stream().anyMatch(event -> event.opensSession());
            }
            assertThat(open).isTrue();
        }
    }

    private static Outcome outcome(LocalRun run, RequestId id) {
        try (FlowReader reader = FlowReader.fromRequest(broker(run), id, Instant.now())) {
            return new FlowWatch(reader, event -> {}, InstantSource.system())
                    .follow(Instant.now().plus(PATIENCE));
        }
    }

    private static BrokerAccess broker(LocalRun run) {
        return new BrokerAccess(run.bootstrapServers(), Map.of(), Duration.ofSeconds(30));
    }
}

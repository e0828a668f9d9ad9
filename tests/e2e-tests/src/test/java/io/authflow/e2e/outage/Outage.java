package io.authflow.e2e.outage;

import static org.awaitility.Awaitility.await;

import io.authflow.e2e.environment.PoolUsers;
import io.authflow.e2e.wire.Groups;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.LocalCognito;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.quota.QuotaCategory;
import io.authflow.localrun.FlowService;
import io.authflow.localrun.LocalRun;
import io.authflow.localrun.LocalRunSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * An outage of logout-service that lasts until all sessions are overdue. The broker, the services and a Cognito with
 * quotas run in this process.
 */
final class Outage implements AutoCloseable {
    /** {@code authflow.scheduler.overdue-after}, and a second. */
    private static final Duration OVERDUE_AFTER = Duration.ofSeconds(6);

    private static final int LIVE_USERS = 50;

    private final OutageScale scale;
    private final LocalRun run;
    private final OverdueSessions sessions;
    private final LiveLogins logins;
    private final Timeline timeline;
    private long began;
    private long ending;
    private long ended;
    private long drained;

    private Outage(OutageScale scale, LocalRun run) {
        String password = "Canary1+" + UUID.randomUUID();
        List<String> live = users("live", LIVE_USERS);
        this.scale = scale;
        this.run = run;
        this.sessions = new OverdueSessions(users("overdue", scale.users()), scale);
        PoolUsers pool = new PoolUsers(run.cognitoAccess());
        pool.confirmed(sessions.users(), password);
        pool.confirmed(live, password);
        cognito().quotas().enforce(quotas(scale.perSecond()));
        this.logins = new LiveLogins(run.bootstrapServers(), live, password);
        this.timeline = new Timeline(run.bootstrapServers());
    }

    static Outage prepare(OutageScale scale, Path directory) {
        String rate = String.valueOf(scale.perSecond());
        LocalRun run = LocalRun.start(LocalRunSettings.in(directory)
                .withProperty("authflow.quota.enabled", "true")
                .withProperty("authflow.quota.rates.user-update", rate)
                .withProperty("authflow.scheduler.release-per-second", rate));
        try {
            return new Outage(scale, run);
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    Timeline timeline() {
        return timeline;
    }

    LocalCognito cognito() {
        return run.cognito().orElseThrow();
    }

    /** Calls that ended a user's sessions. */
    int signOuts() {
        return cognito().ledger().of(Kind.SIGNED_OUT).size();
    }

    /** Has the sessions begin beside steady logins, and returns when the end of each is pending. */
    void openSessions() {
        logins.start();
        Map<TopicPartition, Long> last = sessions.open(run.bootstrapServers());
        try (Groups groups = new Groups(run.bootstrapServers())) {
            await("all pending").atMost(scale.patience()).until(() -> groups.isPast(Groups.SCHEDULER, last));
        }
    }

    /** Stops logout-service. */
    void begin() {
        run.stop(FlowService.LOGOUT);
        began = System.nanoTime();
    }

    /** Waits until all sessions are so late that their logouts are a backlog. */
    void awaitOverdue() {
        Instant last = timeline.on(Topics.LOGGED_IN).stream()
                .map(Moment::at)
                .max(Instant::compareTo)
                .orElseThrow()
                .plusSeconds(scale.sessionSeconds())
                .plus(OVERDUE_AFTER);
        await("all overdue").atMost(scale.patience()).until(() -> Instant.now().isAfter(last));
    }

    /** Starts logout-service again. */
    void end() {
        ending = System.nanoTime();
        run.start(FlowService.LOGOUT);
        ended = System.nanoTime();
    }

    /** Waits until all sessions have ended, and all logins are answered. */
    void awaitDrained() {
        await("all ended")
                .atMost(scale.patience())
                .until(() -> timeline.on(Topics.LOGGED_OUT).size() >= scale.sessions());
        drained = System.nanoTime();
        logins.stop();
        await("all logged in").atMost(scale.patience()).until(logins::allAnswered);
    }

    LoginWaits loginWaits() {
        return new LoginWaits(
                logins.between(began, ending), logins.between(ending, ended), logins.between(ended, drained));
    }

    Drain drain() {
        return Drain.of(
                timeline.on(Topics.LOGGED_IN),
                Duration.ofSeconds(scale.sessionSeconds()),
                timeline.on(Topics.LOGOUT_DUE),
                timeline.on(Topics.LOGGED_OUT));
    }

    @Override
    public void close() {
        try (run;
                logins) {
            timeline.close();
        }
    }

    private static List<String> users(String kind, int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> kind + "-" + n + "@example.com")
                .toList();
    }

    /** AWS's own, but for the call that ends sessions: at 25/s a backlog would take long to measure. */
    private static Map<QuotaCategory, Integer> quotas(int logouts) {
        return Arrays.stream(QuotaCategory.values())
                .collect(Collectors.toMap(
                        category -> category,
                        category -> category == QuotaCategory.USER_UPDATE ? logouts : category.defaultRate()));
    }
}

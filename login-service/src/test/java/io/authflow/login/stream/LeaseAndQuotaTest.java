package io.authflow.login.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoOperation;
import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.cognito.quota.NanoClock;
import io.authflow.cognito.quota.QuotaCategory;
import io.authflow.cognito.quota.QuotaSettings;
import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Step;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.engine.EngineEvents;
import io.authflow.messaging.engine.EngineLimits;
import io.authflow.messaging.engine.EnginePorts;
import io.authflow.messaging.engine.EngineSettings;
import io.authflow.messaging.engine.StepCall;
import io.authflow.messaging.engine.StepEngine;
import io.authflow.messaging.journal.PartitionJournal;
import io.authflow.messaging.offset.ConsumerMembership;
import io.authflow.messaging.offset.PartitionState;
import io.authflow.messaging.publish.Publication;
import io.authflow.messaging.publish.Publisher;
import io.authflow.messaging.record.EnvelopeFactory;
import io.authflow.messaging.record.EventReader;
import io.authflow.messaging.step.FailurePolicy;
import io.authflow.messaging.telemetry.StepMetrics;
import io.authflow.messaging.telemetry.StepSpans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Tests the engine and the quotas together: the wait for a permit may outlast the lease of the partition. */
class LeaseAndQuotaTest {
    private static final TopicPartition ONE = new TopicPartition("auth.user-found.v1", 0);
    private static final Duration LEASE = Duration.ofSeconds(8);

    private final AtomicLong nanos = new AtomicLong();
    /** While others take their permits on their own threads, the time does not pass. */
    private final AtomicBoolean others = new AtomicBoolean();

    private final NanoClock clock = new NanoClock() {
        @Override
        public long nanoTime() {
            return nanos.get();
        }

        @Override
        public void await(long wait) {
            if (!others.get()) {
                nanos.addAndGet(Math.max(0, wait));
            }
        }
    };
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Long> sent = new ArrayList<>();
    private long lastCommit = -1;
    private boolean isCutOff;

    @Test
    void aRequestThatWaitsForItsPermitGoesOutWithinALeaseOnly() throws InterruptedException {
        // 120 a second, and this instance has one partition of twelve
        InstanceQuotas quotas =
                new InstanceQuotas(QuotaSettings.defaults().withRate(QuotaCategory.USER_AUTHENTICATION, 120), clock);
        quotas.share(1, 12);
        CognitoCalls calls = new CognitoCalls(null, quotas);
        StepEngine<UserFound> engine = engine(calls);
        ConsumerMembership member = () -> new ConsumerGroupMetadata("group");
        engine.assign(member, List.of(ONE));
        tasks.remove().run();
        engine.turn(false);
        assertThat(lastCommit).isZero();
        isCutOff = true;

        nanos.addAndGet(Duration.ofMillis(7_500).toNanos());
        engine.deliver(member, List.of(consumed()));
        // the other 63 calls in flight wait for their permits
        others.set(true);
        for (int i = 0; i < 63; i++) {
            assertThat(quotas.acquire(QuotaCategory.USER_AUTHENTICATION)).isTrue();
        }
        others.set(false);
        tasks.remove().run();
        assertThat(sent).isEmpty();

        isCutOff = false;
        engine.turn(false);
        tasks.remove().run();

        assertThat(sent)
                .as("ms after the latest commit")
                .singleElement()
                .satisfies(time -> assertThat(time).isLessThan(LEASE.toMillis()));
    }

    private StepEngine<UserFound> engine(CognitoCalls calls) {
        FailurePolicy policy = new FailurePolicy(
                Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofSeconds(30));
        StepCall<UserFound> call = new StepCall<>(
                inbound -> calls.call(CognitoOperation.INITIATE_AUTH, client -> {
                    sent.add(Duration.ofNanos(nanos.get() - lastCommit).toMillis());
                    UserFound event = inbound.event();
                    return new LoggedIn(event.requestId(), event.username(), null, 3600, event.sessionSeconds());
                }),
                new EnvelopeFactory(Step.LOGIN, new KeyedHash(new byte[32]), () -> Instant.EPOCH),
                policy,
                new StepMetrics(new SimpleMeterRegistry(), Step.LOGIN),
                new StepSpans(OpenTelemetry.noop(), Step.LOGIN),
                nanos::get,
                null);
        return new StepEngine<>(
                new EventReader<>(UserFound.class),
                call,
                new EnginePorts(
                        partition -> new PartitionState(0, null, 1, new PartitionJournal(10)),
                        publisher(),
                        tasks::add,
                        nanos::get,
                        broken -> {
                            throw new IllegalStateException(broken);
                        }),
                new EngineSettings(
                        policy,
                        new EngineLimits(64, 1_024, 200, 1 << 24, LEASE, Duration.ofHours(3), Duration.ZERO),
                        "journal",
                        Duration.ofHours(24),
                        new Random(7),
                        () -> Instant.EPOCH),
                (EngineEvents) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {EngineEvents.class},
                        (proxy, method, given) -> null));
    }

    private Publisher publisher() {
        return new Publisher() {
            @Override
            public Result publish(Publication publication) {
                if (isCutOff) {
                    return Result.ROLLED_BACK;
                }
                lastCommit = nanos.get();
                return Result.COMMITTED;
            }

            @Override
            public void stop() {}

            @Override
            public void close() {}
        };
    }

    private static ConsumerRecord<byte[], byte[]> consumed() {
        EventRecord made = EventRecord.of(
                new UserFound(
                        new RequestId("r"),
                        "user",
                        new Password.SealedCopies(null, new Sealed("aGVhZGVy..aXY.dGV4dA.dGFn")),
                        1),
                new Envelope(
                        "cause",
                        "/test",
                        ONE.topic(),
                        Instant.EPOCH,
                        new UserRef("u".repeat(43)),
                        new RequestId("r"),
                        null,
                        null));
        RecordHeaders headers = new RecordHeaders();
        made.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                ONE.topic(),
                0,
                0,
                0,
                TimestampType.LOG_APPEND_TIME,
                1,
                made.value().length,
                new byte[] {1},
                made.value(),
                headers,
                Optional.empty());
    }
}

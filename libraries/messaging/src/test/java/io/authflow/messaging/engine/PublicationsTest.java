package io.authflow.messaging.engine;

import static io.authflow.messaging.engine.EngineRig.ANSWERS;
import static io.authflow.messaging.engine.EngineRig.ONE;
import static io.authflow.messaging.engine.EngineRig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.messaging.offset.ConsumerMembership;
import io.authflow.messaging.offset.OffsetMetadata;
import io.authflow.messaging.publish.Publisher.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that results of all partitions share transactions, and that no call is repeated after a rollback. */
class PublicationsTest {
    private final EngineRig rig = new EngineRig().assigned(ONE, OTHER);

    @Test
    void resultsThatAreThereTogetherShareATransaction() {
        rig.take(ONE, "a", "b");
        rig.take(OTHER, "c");
        rig.runTasks();
        int before = rig.broker.publications;

        rig.turn();

        assertThat(rig.broker.publications).isEqualTo(before + 1);
        assertThat(rig.broker.keys(ANSWERS)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void eachRequestIsInTheJournalOfItsPartition() {
        rig.take(OTHER, "c");
        rig.settle();

        assertThat(rig.broker.output.stream()
                        .filter(published -> published.topic().equals(VirtualBroker.JOURNAL)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.partition()).isEqualTo(1);
                    assertThat(entry.key()).isEqualTo("c".getBytes(StandardCharsets.UTF_8));
                });
    }

    @Test
    void aRollbackRepeatsNoCallAndKeepsTheOrder() {
        rig.broker.results.addAll(List.of(Result.ROLLED_BACK, Result.ROLLED_BACK));
        rig.deliver(IntStream.range(0, 10)
                .mapToObj(i -> rig.append(ONE, "k", "r" + i))
                .toList());

        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.broker.keys(ANSWERS))
                .containsExactly("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9");
        assertThat(rig.pool.calls).hasSize(10);
        assertThat(rig.committed(ONE)).isEqualTo(10);
    }

    @Test
    void aResultThatCanNeverBePublishedBecomesADeadLetterAndHoldsUpNobody() {
        rig.take(ONE, "a");
        rig.broker.results.add(Result.REFUSED);
        rig.pass(Duration.ofSeconds(2));
        rig.take(ONE, "b");
        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.broker.keys("auth.dead-letter.login-service.v1")).containsExactly("a");
        assertThat(rig.broker.keys("auth.failed.v1")).containsExactly("a");
        assertThat(rig.broker.keys(ANSWERS)).containsExactly("b");
        assertThat(rig.pool.progress).containsEntry("user-a", Progress.UNCERTAIN);
    }

    @Test
    void amongOthersTheOneThatCannotBePublishedIsFound() {
        rig.take(ONE, "a", "b", "c", "d");
        // refused with 4, 2 and 1 records; then the first record is a dead letter, and the rest is committed
        rig.broker.results.addAll(List.of(Result.REFUSED, Result.REFUSED, Result.REFUSED));
        rig.pass(Duration.ofSeconds(3));

        assertThat(rig.broker.keys("auth.dead-letter.login-service.v1")).containsExactly("a");
        assertThat(rig.broker.keys(ANSWERS)).containsExactly("b", "c", "d");
    }

    @Test
    void poisonIsADeadLetterAndHoldsUpNobody() {
        rig.deliver(List.of(rig.append(ONE, "p", "{".getBytes(StandardCharsets.UTF_8), new RecordHeaders())));
        rig.take(ONE, "a");
        rig.settle();

        assertThat(rig.broker.output)
                .anyMatch(published -> published.topic().equals("auth.dead-letter.login-service.v1"));
        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a");
        assertThat(rig.committed(ONE)).isEqualTo(2);
    }

    /** A consumer that has unknowingly left the group must not delay the other consumers. */
    @Test
    void aMemberWhoseCommitsAreRefusedHoldsUpNobodyElse() {
        ConsumerMembership thrownOut = () -> new ConsumerGroupMetadata("group", 1, "thrown-out", Optional.empty());
        rig.engine.assign(thrownOut, List.of(OTHER));
        rig.settle();
        rig.broker.refuse("thrown-out");

        rig.engine.deliver(thrownOut, List.of(rig.append(OTHER, "lost", "lost")));
        rig.take(ONE, "a", "b");
        rig.pass(Duration.ofSeconds(20));

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a", "b");
    }

    /** Its topic is missing, say, or may not be written. */
    @Test
    void aResultThatCannotBePublishedNowHoldsUpNoOther() {
        EngineRig rig = new EngineRig().assigned(ONE, OTHER);
        rig.broker.takesNoAnswerOf("stuck");
        rig.take(ONE, "stuck");
        rig.pass(Duration.ofSeconds(10));

        for (int i = 0; i < 100; i++) {
            rig.take(ONE, "a" + i);
            rig.take(OTHER, "b" + i);
            rig.pass(Duration.ofSeconds(1));
            assertThat(rig.broker.keys(ANSWERS)).hasSize(2 * (i + 1));
        }
        assertThat(rig.events).anyMatch(line -> line.startsWith("not published 0 [" + ANSWERS + "]"));
        assertThat(rig.engine.status().waits()).containsKey(FailureCode.PUBLISH_UNAVAILABLE);
        assertThat(rig.pool.callsOf("user-stuck")).isEqualTo(1);

        rig.broker.takesAllAnswers();
        rig.pass(Duration.ofSeconds(31));

        assertThat(rig.broker.keys(ANSWERS)).contains("stuck");
        assertThat(rig.committed(ONE)).isEqualTo(101);
        assertThat(rig.engine.status().waits()).isEmpty();
    }

    @Test
    void aResultThatCannotBePublishedNowDelaysLaterResultsOfItsKey() {
        EngineRig rig = new EngineRig().assigned(ONE);
        rig.broker.takesNoAnswerOf("1");
        rig.deliver(List.of(rig.append(ONE, "key", "1")));
        rig.pass(Duration.ofSeconds(3));
        rig.deliver(List.of(rig.append(ONE, "key", "2")));
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.broker.keys(ANSWERS)).isEmpty();

        rig.broker.takesAllAnswers();
        rig.pass(Duration.ofSeconds(31));

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("1", "2");
    }

    /** A producer waits 30 s for a topic that does not exist, and all other results wait with it. */
    @Test
    void aMissingTopicCostsOthersTheWaitOfOnePublication() {
        EngineRig rig = new EngineRig().assigned(ONE, OTHER);
        rig.broker.missing.add(ANSWERS);
        rig.broker.afterMissing = () -> rig.freeze(Duration.ofSeconds(30));
        for (int i = 0; i < 30; i++) {
            rig.take(ONE, "a" + i);
            rig.pool.fail("user-b" + i, FailureCode.NOT_AUTHORIZED);
            rig.take(OTHER, "b" + i);
            rig.pass(Duration.ofSeconds(1));
        }

        assertThat(rig.broker.rollbacks).isEqualTo(1);
        assertThat(rig.broker.keys("auth.failed.v1")).hasSize(30);
        assertThat(rig.events).containsOnlyOnce("missing " + ANSWERS + " true");
        assertThat(rig.engine
                        .status()
                        .waits()
                        .get(FailureCode.PUBLISH_UNAVAILABLE)
                        .records())
                .isEqualTo(30);

        rig.broker.missing.clear();
        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.broker.keys(ANSWERS)).hasSize(30);
        assertThat(rig.events).containsOnlyOnce("missing " + ANSWERS + " false");
        assertThat(rig.committed(ONE)).isEqualTo(30);
        assertThat(rig.engine.status().waits()).isEmpty();
        assertThat(rig.pool.calls).hasSize(60);
    }

    @Test
    void aResultWhoseTopicIsMissingDelaysLaterResultsOfItsKey() {
        EngineRig rig = new EngineRig().assigned(ONE);
        rig.broker.missing.add(ANSWERS);
        rig.pool.fail("user-2", FailureCode.NOT_AUTHORIZED);
        rig.deliver(List.of(rig.append(ONE, "key", "1"), rig.append(ONE, "key", "2")));
        rig.pass(Duration.ofSeconds(10));
        assertThat(rig.broker.output).isEmpty();

        rig.broker.missing.clear();
        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.broker.output.stream()
                        .map(ProducerRecord::topic)
                        .filter(topic -> !topic.equals(VirtualBroker.JOURNAL)))
                .containsExactly(ANSWERS, "auth.failed.v1");
    }

    /** An idle engine makes no requests to the brokers. */
    @Test
    void nothingIsPublishedWhereNothingHappens() {
        int before = rig.broker.publications;

        rig.pass(Duration.ofMinutes(10));

        assertThat(rig.broker.publications).isEqualTo(before);
    }

    /** An attempt may take as long as a producer waits for a topic. */
    @ParameterizedTest
    @CsvSource({"1, 30000", "2, 30000", "5, 5000"})
    void attemptsAtResultsPutAsideLeaveTheTimeToOthers(int stuck, long attemptMillis) {
        EngineRig rig = new EngineRig().assigned(ONE, OTHER);
        rig.broker.afterRollback = () -> rig.freeze(Duration.ofMillis(attemptMillis));
        for (int i = 0; i < stuck; i++) {
            rig.broker.takesNoAnswerOf("stuck" + i);
            rig.take(ONE, "stuck" + i);
        }
        turns(rig, 20 * stuck);
        int before = rig.broker.rollbacks;

        rig.take(OTHER, "fine");
        while (!rig.broker.keys(ANSWERS).contains("fine")) {
            turns(rig, 1);
            assertThat(rig.broker.rollbacks - before).isLessThanOrEqualTo(2);
        }
    }

    private static void turns(EngineRig rig, int count) {
        for (int i = 0; i < count; i++) {
            rig.runTasks();
            rig.freeze(Duration.ofMillis(50));
            rig.turn();
        }
    }

    @Test
    void aRefusedResultBecomesADeadLetterThoughItWasRolledBackBefore() {
        EngineRig rig = new EngineRig().assigned(ONE);
        rig.broker.results.addAll(List.of(Result.ROLLED_BACK, Result.REFUSED));

        rig.take(ONE, "a");
        rig.pass(Duration.ofSeconds(10));

        assertThat(rig.broker.keys("auth.dead-letter.login-service.v1")).containsExactly("a");
    }

    @Test
    void theStateOfOtherPartitionsIsCommittedAfterTheRollbackOfASingleResult() {
        EngineRig rig = new EngineRig().assigned(ONE, OTHER);
        rig.pool.fail("user-waits", FailureCode.COGNITO_UNAVAILABLE);
        rig.broker.takesNoAnswerOf("stuck");
        rig.pass(Duration.ofSeconds(3));
        rig.take(ONE, "waits");
        rig.take(OTHER, "stuck");
        rig.runTasks();
        rig.turn();

        rig.freeze(Duration.ofSeconds(2));
        rig.turn();
        rig.turn();

        assertThat(OffsetMetadata.read(0, rig.broker.committed.get(ONE).metadata())
                        .waiting())
                .containsKey(0L);
    }
}

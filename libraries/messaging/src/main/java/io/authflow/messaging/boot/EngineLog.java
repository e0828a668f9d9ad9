package io.authflow.messaging.boot;

import io.authflow.contracts.Step;
import io.authflow.messaging.engine.EngineEvents;
import io.authflow.messaging.record.RecordSource;
import io.authflow.messaging.telemetry.StepMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Reports what happens in an engine to operators, in log lines and metrics. */
final class EngineLog implements EngineEvents {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLog.class);

    private final Step step;
    private final StepMetrics metrics;
    private final InstantSource clock;

    EngineLog(Step step, StepMetrics metrics, InstantSource clock) {
        this.step = step;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Logs the first failure of a record on this instance, and then the failures 2, 4, 8 and so on. */
    @Override
    public void waits(ConsumerRecord<?, ?> consumed, Waiting waiting) {
        if (waiting.isFirstHere() || Integer.bitCount(waiting.attempts()) == 1) {
            at(LOG.atWarn(), consumed)
                    .addKeyValue("requestId", waiting.requestId())
                    .addKeyValue("code", waiting.code())
                    .addKeyValue("attempts", waiting.attempts())
                    .addKeyValue("waited", seconds(waiting.waited()))
                    .addKeyValue("retryIn", seconds(waiting.retryIn()))
                    .log("The record waits and is tried again; later records of its key wait behind it");
        }
    }

    @Override
    public void published(ConsumerRecord<?, ?> consumed, boolean isAnswered) {
        if (isAnswered) {
            metrics.answered(Duration.between(Instant.ofEpochMilli(consumed.timestamp()), clock.instant()));
        }
    }

    @Override
    public void outage(TopicPartition partition, boolean isOn) {
        if (isOn) {
            at(LOG.atWarn(), partition)
                    .log(
                            "Every call fails. The partition takes no new records, except for a probe now and then, until a call"
                                    + " succeeds");
        } else {
            at(LOG.atInfo(), partition).log("A call has succeeded. The partition takes new records again");
        }
    }

    /** Logs the failures 1, 2, 4, 8 and so on. */
    @Override
    public void notPublished(ConsumerRecord<?, ?> consumed, List<String> topics, int attempts, Duration retryIn) {
        if (Integer.bitCount(attempts) == 1) {
            at(LOG.atWarn(), consumed)
                    .addKeyValue("resultTopics", String.join(",", topics))
                    .addKeyValue("attempts", attempts)
                    .addKeyValue("retryIn", seconds(retryIn))
                    .log(
                            "The result of the record cannot be published and is tried again; other results go on. Check that its"
                                    + " topics exist, and that this service may write to them");
        }
    }

    @Override
    public void topicMissing(String topic, boolean isMissing) {
        LoggingEventBuilder line = isMissing ? LOG.atWarn() : LOG.atInfo();
        line.addKeyValue("step", step.wireName())
                .addKeyValue("topic", topic)
                .log(
                        isMissing
                                ? "The topic does not exist, or has no leader. Its results wait, and other results go on. Check the topic"
                                        + " and its brokers"
                                : "The topic is there again. Its results are published");
    }

    @Override
    public void full(TopicPartition partition, boolean isFull) {
        if (isFull) {
            at(LOG.atWarn(), partition)
                    .log(
                            "The limit of records in memory is reached. The partition takes no new records until some of them are"
                                    + " done");
        } else {
            at(LOG.atInfo(), partition).log("The partition takes new records again");
        }
    }

    @Override
    public void beganAnew(ConsumerRecord<?, ?> consumed) {
        at(LOG.atWarn(), consumed)
                .log(
                        "The record lies before the committed offset, or another record had its offset: the topic was made anew, or"
                                + " its offsets were set back. The service goes on from this record, and finishes the records that"
                                + " it holds in memory. Requests that the journal knows have no second effect");
    }

    @Override
    public void notLoaded(TopicPartition partition, RuntimeException why) {
        at(LOG.atWarn(), partition)
                .addKeyValue("exception", why.getClass().getName())
                .log(
                        "The offsets or the journal of the partition, or the claims of request ids, cannot be read. The service tries again, and takes nothing from"
                                + " the partition until then");
    }

    @Override
    public void unreadable(ConsumerRecord<?, ?> consumed, RuntimeException why) {
        metrics.unreadable(RecordSource.of(consumed), why);
    }

    private LoggingEventBuilder at(LoggingEventBuilder line, ConsumerRecord<?, ?> consumed) {
        return at(line, new TopicPartition(consumed.topic(), consumed.partition()))
                .addKeyValue("offset", consumed.offset());
    }

    private LoggingEventBuilder at(LoggingEventBuilder line, TopicPartition partition) {
        return line.addKeyValue("step", step.wireName())
                .addKeyValue("topic", partition.topic())
                .addKeyValue("partition", partition.partition());
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1_000.0 + "s";
    }
}

package io.authflow.delayedmessages;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Schedules on a record, fires on the clock. The engine puts what one call changes (input offset, timers, messages)
 * into one transaction.
 */
final class SchedulerProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    static final String DUE_SINK = "due";
    private static final long HOUSEKEEPING_MILLIS = 60_000;

    private final Pacing pacing;
    private final MessagePorts ports;
    private final Gauges gauges;
    private final long skew;
    private final long tickMillis;

    @SuppressWarnings("NullAway.Init") // set by init, which the engine calls first
    private ProcessorContext<byte[], byte[]> context;

    @SuppressWarnings("NullAway.Init")
    private Timers timers;

    @SuppressWarnings("NullAway.Init")
    private Alarm alarm;

    private long lastTick;

    SchedulerProcessor(Pacing pacing, MessagePorts ports, Gauges gauges) {
        this.pacing = pacing;
        this.ports = ports;
        this.gauges = gauges;
        this.skew = pacing.clockSkew().toMillis();
        this.tickMillis = pacing.tickInterval().toMillis();
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> engineContext) {
        context = engineContext;
        timers = new Timers(
                store(TimerStores.BY_DUE),
                store(TimerStores.BY_ID),
                store(TimerStores.FIRED),
                pacing.firedIdMemory().toMillis());
        alarm = new Alarm(context, this::tick);
        long now = context.currentSystemTimeMs();
        wakeForDue(now);
        wakeForForgotten(now, now + HOUSEKEEPING_MILLIS);
    }

    @Override
    public void process(Record<byte[], byte[]> message) {
        InputMessage input = inputOf(message);
        Optional<Timer> timer;
        try {
            timer = readable(input);
        } catch (RuntimeException unreadable) {
            reject(input, unreadable);
            return;
        }
        timer.ifPresent(this::schedule);
    }

    static String rejectedSink(String topic) {
        return "rejected-to-" + topic;
    }

    private void reject(InputMessage input, RuntimeException unreadable) {
        long timestamp = input.timestamp().toEpochMilli();
        for (RejectedMessage rejected : ports.rejected().write(input, unreadable)) {
            forward(rejected.message(), timestamp, rejectedSink(rejected.topic()));
        }
    }

    @Override
    public void close() {
        gauges.remove(context.taskId());
    }

    private Optional<Timer> readable(InputMessage input) {
        if (input.timestamp().equals(InputTimestamps.NONE)) {
            throw new IllegalArgumentException("A record has no timestamp, because its producer left it out, so its due"
                    + " time cannot be known; set message.timestamp.type=LogAppendTime on the topic");
        }
        Optional<Timer> timer = ports.reader().read(input);
        timer.ifPresent(read -> checkSize(read.payload().length));
        return timer;
    }

    private void checkSize(int bytes) {
        if (bytes > pacing.maxPayloadBytes()) {
            throw new IllegalArgumentException("A timer's payload has " + bytes + " bytes, more than the limit of "
                    + pacing.maxPayloadBytes() + "; send less or raise pacing.maxPayloadBytes");
        }
    }

    private void schedule(Timer timer) {
        long now = context.currentSystemTimeMs();
        if (timers.schedule(timer, now)) {
            wakeForDue(now);
        }
    }

    private void tick(long now) {
        lastTick = now;
        timers.fire(now, skew, pacing.maxFiredPerTick(), this::fire);
        int sweep = 2 * pacing.maxFiredPerTick();
        boolean swept = timers.forget(now, sweep) < sweep;
        wakeForDue(now);
        wakeForForgotten(now, swept ? now + HOUSEKEEPING_MILLIS : earliestTick(now));
    }

    private void fire(DueTimer timer) {
        forward(ports.due().write(timer), timer.firedAt().toEpochMilli(), DUE_SINK);
    }

    private void wakeForDue(long now) {
        gauges.report(context.taskId(), timers.pending(), timers.nextDue());
        if (timers.nextDue() != TimeOrder.NONE) {
            alarm.ringBy(Math.max(timers.nextDue() + skew, earliestTick(now)), now);
        }
    }

    private void wakeForForgotten(long now, long earliest) {
        if (timers.nextForgotten() != TimeOrder.NONE) {
            alarm.ringBy(Math.max(timers.nextForgotten(), earliest), now);
        }
    }

    /** After a backward clock step the last tick lies in the future and must not hold the next one back. */
    private long earliestTick(long now) {
        return now < lastTick ? now : lastTick + tickMillis;
    }

    private void forward(OutputMessage message, long timestamp, String sink) {
        RecordHeaders headers = new RecordHeaders(message.headers());
        context.forward(new Record<>(message.key(), message.value(), timestamp, headers), sink);
    }

    private InputMessage inputOf(Record<byte[], byte[]> message) {
        RecordMetadata place = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("The engine handed over a record without its place,"
                        + " because the processor is not wired to a source; use DelayedMessages.topology"));
        return new InputMessage(
                place.topic(),
                place.partition(),
                place.offset(),
                message.key(),
                message.value(),
                message.headers(),
                Instant.ofEpochMilli(message.timestamp()));
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return context.getStateStore(name);
    }
}

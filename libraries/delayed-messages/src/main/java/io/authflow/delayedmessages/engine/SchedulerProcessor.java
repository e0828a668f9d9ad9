package io.authflow.delayedmessages.engine;

import io.authflow.delayedmessages.message.ChangeIdentity;
import io.authflow.delayedmessages.message.ChangeOutcome;
import io.authflow.delayedmessages.message.DueTimer;
import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.OutputMessage;
import io.authflow.delayedmessages.message.RefusedChange;
import io.authflow.delayedmessages.message.RejectedMessage;
import io.authflow.delayedmessages.message.Timer;
import io.authflow.delayedmessages.message.TimerChange;
import io.authflow.delayedmessages.message.TimerRequest;
import io.authflow.delayedmessages.message.UnfitInputException;
import io.authflow.delayedmessages.port.MessagePorts;
import io.authflow.delayedmessages.settings.Pacing;
import io.authflow.delayedmessages.store.DueOrder;
import io.authflow.delayedmessages.store.LocalState;
import io.authflow.delayedmessages.store.LowerBound;
import io.authflow.delayedmessages.store.TimerStores;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Schedules and changes timers when a record arrives, and fires them when the clock ticks. The engine puts all changes
 * of one call (input offset, timers, messages) into one transaction.
 */
public final class SchedulerProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    public static final String DUE_SINK = "due";
    public static final String CHANGED_SINK = "changed";
    public static final String STRAYS_SINK = "strays";
    private static final long HOUSEKEEPING_MILLIS = 60_000;
    private static final int FORGOTTEN_ENTRIES_MAX = 8;

    private final Pacing pacing;
    private final MessagePorts ports;
    private final SchedulerWatch watch;
    private final Inputs inputs;
    private final String strays;
    private final long skew;

    @SuppressWarnings("NullAway.Init") // set by init, which the engine calls first
    private ProcessorContext<byte[], byte[]> context;

    @SuppressWarnings("NullAway.Init")
    private Timers timers;

    @SuppressWarnings("NullAway.Init")
    private Changes changes;

    @SuppressWarnings("NullAway.Init")
    private Release release;

    @SuppressWarnings("NullAway.Init")
    private Backlog backlog;

    @SuppressWarnings("NullAway.Init")
    private Alarm alarm;

    private long lastTick;

    /** @param strays the topic of strays, whose records are never forwarded again */
    public SchedulerProcessor(Pacing pacing, MessagePorts ports, SchedulerWatch watch, String strays) {
        this.pacing = pacing;
        this.ports = ports;
        this.watch = watch;
        this.inputs = new Inputs(ports.reader(), pacing);
        this.strays = strays;
        this.skew = pacing.clockSkew().toMillis();
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> engineContext) {
        context = engineContext;
        LocalState.distrust(context.stateDir().toPath());
        long now = now();
        double releasePerSecond = pacing.releasePerSecond() / watch.partitions();
        timers = new Timers(TimerStores.Opened.by(context::getStateStore), pacing, watch.partitions(), now);
        changes = new Changes(timers, inputs, this::fireByHand, Changes.PER_TIMER_MAX);
        release = new Release(releasePerSecond, now);
        backlog = new Backlog(context.taskId().partition(), releasePerSecond);
        alarm = new Alarm(context, this::tick);
        wakeForDue(now);
        wakeForForgotten(now, now + HOUSEKEEPING_MILLIS);
    }

    @Override
    public void process(Record<byte[], byte[]> message) {
        InputMessage place = inputOf(message);
        boolean stray = place.topic().equals(strays);
        InputMessage input = place;
        try {
            input = stray ? inputs.original(place) : place;
            Optional<? extends TimerRequest> request = inputs.read(input);
            if (request.isPresent()) {
                take(request.get(), input, stray);
            }
        } catch (UnfitInputException unfit) {
            reject(input, unfit.reason());
        } catch (ConflictException conflict) {
            reject(input, conflict);
        }
    }

    @Override
    public void close() {
        watch.gauges().remove(context.taskId());
    }

    public static String rejectedSink(String topic) {
        return "rejected-to-" + topic;
    }

    /** Does not forward a forwarded record again, so that no record can circulate forever. */
    private void take(TimerRequest request, InputMessage input, boolean sentOn) {
        if (sentOn || HomePartition.of(request.id(), watch.partitions()) == input.partition()) {
            handle(request, input);
        } else {
            context.forward(StrayTopic.forwarded(input, request.id(), ports.strays()), STRAYS_SINK);
            watch.listener().forwarded();
        }
    }

    private void handle(TimerRequest request, InputMessage input) {
        long now = now();
        boolean changed = request instanceof Timer timer ? timers.schedule(timer, now) : change(request, input, now);
        if (changed) {
            timers.mark();
            wakeForDue(now);
            wakeForForgotten(now, now + HOUSEKEEPING_MILLIS);
        }
    }

    /**
     * Makes a change and answers it.
     *
     * @return false if the change was a repeat
     */
    private boolean change(TimerRequest request, InputMessage input, long now) {
        ChangeIdentity identity =
                request instanceof TimerChange change ? change.identity() : ((RefusedChange) request).identity();
        ChangeOutcome remembered = changes.remembered(request.id(), identity);
        if (remembered != null) {
            answer(input, remembered);
            watch.listener().repeated();
            return false;
        }
        ChangeOutcome outcome = request instanceof TimerChange change
                ? changes.decide(change, input, now)
                : changes.refuse((RefusedChange) request, now);
        answer(input, outcome);
        watch.listener().changed(outcome.result());
        return true;
    }

    private void fireByHand(DueTimer timer) {
        release.owe(1);
        fire(timer, timers.due().isOverdue(timer.dueAt()));
    }

    private long now() {
        return watch.clock().millis(context.currentSystemTimeMs());
    }

    private void tick(long wallMillis) {
        long now = watch.clock().millis(wallMillis);
        lastTick = now;
        timers.moveEdge(now);
        release.earn(now);
        int max = pacing.maxFiredPerTick();
        int onTime = timers.fireOnTime(now - skew, max, now, timer -> fire(timer, false));
        int allowed = Math.min(release.available(), max - onTime);
        int overdue = allowed > 0 ? timers.fireOverdue(allowed, now, timer -> fire(timer, true)) : 0;
        release.owe(onTime);
        release.take(overdue);
        boolean forgotten = timers.forget(now, FORGOTTEN_ENTRIES_MAX);
        timers.mark();
        observeBacklog();
        wakeForDue(now);
        wakeForForgotten(now, forgotten ? now + HOUSEKEEPING_MILLIS : earliestTick(now));
    }

    /** Logs a backlog only when all overdue timers are counted. Before that, the drain time would be too short. */
    private void observeBacklog() {
        if (timers.due().isCounted()) {
            backlog.observe(timers.due().overdue());
        }
    }

    private void fire(DueTimer timer, boolean overdue) {
        forward(ports.due().write(timer), timer.firedAt(), DUE_SINK);
        Duration lateness = Duration.between(timer.dueAt(), timer.firedAt());
        watch.listener().fired(lateness.isNegative() ? Duration.ZERO : lateness, overdue);
    }

    private void answer(InputMessage input, ChangeOutcome outcome) {
        forward(ports.changed().write(input, outcome), input.timestamp(), CHANGED_SINK);
    }

    private void reject(InputMessage input, RuntimeException reason) {
        for (RejectedMessage rejected : ports.rejected().write(input, reason)) {
            forward(rejected.message(), input.timestamp(), rejectedSink(rejected.topic()));
        }
    }

    private void wakeForDue(long now) {
        DueOrder due = timers.due();
        report(due);
        if (due.isOverdue()) {
            alarm.ringBy(Math.max(release.nextAt(), earliestTick(now)), now);
        }
        if (due.nextOnTime() != LowerBound.NONE) {
            alarm.ringBy(Math.max(due.nextOnTime() + skew, earliestTick(now)), now);
        }
    }

    private void wakeForForgotten(long now, long earliest) {
        if (timers.nextForgotten() != LowerBound.NONE) {
            alarm.ringBy(Math.max(timers.nextForgotten(), earliest), now);
        }
    }

    /** After a backward clock step, the last tick is in the future and must not delay the next one. */
    private long earliestTick(long now) {
        return now < lastTick ? now : lastTick + pacing.tickInterval().toMillis();
    }

    private void report(DueOrder due) {
        // a change may have removed the first timer, and the front only moves at the next tick
        long first = timers.pending() == 0 ? LowerBound.NONE : due.front().millis();
        watch.gauges()
                .report(
                        context.taskId(),
                        new Gauges.Reading(
                                timers.pending(),
                                first,
                                due.overdue(),
                                due.isOverdue() ? first : LowerBound.NONE,
                                backlog.drainSeconds(due.overdue())));
    }

    private void forward(OutputMessage message, Instant timestamp, String sink) {
        RecordHeaders headers = new RecordHeaders(message.headers());
        context.forward(new Record<>(message.key(), message.value(), timestamp.toEpochMilli(), headers), sink);
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
}

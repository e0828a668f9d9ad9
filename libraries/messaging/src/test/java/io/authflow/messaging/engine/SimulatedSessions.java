package io.authflow.messaging.engine;

import io.authflow.delayedmessages.engine.SimulatedScheduler;
import io.authflow.delayedmessages.message.ChangeIdentity;
import io.authflow.delayedmessages.message.ChangeOutcome;
import io.authflow.delayedmessages.message.DueTimer;
import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.OutputMessage;
import io.authflow.delayedmessages.message.Timer;
import io.authflow.delayedmessages.message.TimerChange;
import io.authflow.delayedmessages.message.TimerRequest;
import io.authflow.delayedmessages.port.MessagePorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The real scheduler between the two services. Answers to logins open timers, and timers become logouts. */
final class SimulatedSessions {
    private static final String OPENED = "opened";
    private static final String CHANGES = "changes";

    private final SimulatedWorld world;
    private final SimulatedFlows flows;
    private final SimulatedTopic due;
    private final SimulatedScheduler scheduler;
    private final List<Input> inputs = new ArrayList<>();
    private int position;
    private int committed;
    private boolean isChanged;

    private record Input(String topic, byte[] key, byte[] value, long appendedAt) {}

    SimulatedSessions(SimulatedWorld world, SimulatedFlows flows, SimulatedTopic due) {
        this.world = world;
        this.flows = flows;
        this.due = due;
        this.scheduler = new SimulatedScheduler(
                new MessagePorts(
                        this::read,
                        this::due,
                        (message, reason) -> {
                            world.violated("the scheduler rejects " + message + ": " + reason);
                            return List.of();
                        },
                        SimulatedSessions::changed),
                world::millis);
    }

    /** Takes the committed answer to a login. */
    void opened(ProducerRecord<byte[], byte[]> answer) {
        if (answer.topic().equals(EngineRig.ANSWERS)) {
            SimulatedFlow flow = flows.of(answer.key());
            flow.due = world.millis() + flow.seconds * 1_000L;
            inputs.add(new Input(
                    OPENED,
                    answer.key(),
                    SimulatedRecords.due(flow.id, flow.user, world.millis(), flow.due),
                    world.millis()));
        }
    }

    /** @param change {@code end}, or how many milliseconds a session lasts longer */
    void change(String id, String change) {
        inputs.add(new Input(CHANGES, SimulatedRecords.bytes(id), SimulatedRecords.bytes(change), world.millis()));
    }

    /** Takes a committed record of logout-service that is a copy of its input. */
    void carried(ProducerRecord<byte[], byte[]> copy) {
        if (copy.topic().equals(due.name)) {
            due.append(SimulatedRecords.text(copy.key()), copy.value(), copy.headers(), world.millis());
        }
    }

    private Optional<? extends TimerRequest> read(InputMessage message) {
        String id = SimulatedRecords.text(message.key());
        if (message.topic().equals(OPENED)) {
            long at = Long.parseLong(SimulatedRecords.words(message.value())[3]);
            return Optional.of(new Timer(id, Instant.ofEpochMilli(at), message.value()));
        }
        String change = SimulatedRecords.text(message.value());
        return Optional.of(new TimerChange(
                id,
                new ChangeIdentity(message.toString(), message.value()),
                (pending, now) -> change.equals("end")
                        ? new TimerChange.FireNow(message.timestamp(), "")
                        : new TimerChange.MoveTo(pending.dueAt().plusMillis(Long.parseLong(change)), "")));
    }

    private OutputMessage due(DueTimer timer) {
        String[] words = SimulatedRecords.words(timer.payload());
        long dueAt = timer.dueAt().toEpochMilli();
        return new OutputMessage(
                SimulatedRecords.bytes(timer.id()),
                SimulatedRecords.due(words[0], words[1], Long.parseLong(words[2]), dueAt),
                new RecordHeaders());
    }

    private static OutputMessage changed(InputMessage change, ChangeOutcome outcome) {
        Instant dueAt = outcome.dueAt();
        return new OutputMessage(
                change.key(),
                SimulatedRecords.bytes(outcome.result() + " " + (dueAt == null ? "" : dueAt.toEpochMilli())),
                new RecordHeaders());
    }

    /** Does one random action that is possible for the scheduler now. */
    void act() {
        switch (world.dice.nextInt(3)) {
            case 0 -> take();
            case 1 -> ring();
            default -> commit();
        }
    }

    private void take() {
        if (position < inputs.size()) {
            Input input = inputs.get(position);
            world.tell(() -> "the scheduler takes " + input.topic + " of " + SimulatedRecords.text(input.key));
            scheduler.process(input.topic, position, input.key, input.value, input.appendedAt);
            position++;
            isChanged = true;
        }
    }

    private void ring() {
        if (scheduler.alarmAt() <= world.millis()) {
            scheduler.ring();
            isChanged = true;
        }
    }

    private void commit() {
        if (!isChanged) {
            return;
        }
        isChanged = false;
        committed = position;
        scheduler.commit().forEach(sent -> {
            OutputMessage message = sent.message();
            String id = SimulatedRecords.text(message.key());
            world.tell(() -> "the scheduler sends " + sent.sink() + " of " + id);
            if (sent.sink().equals(SimulatedScheduler.DUE)) {
                flows.fired(id, SimulatedRecords.words(message.value())[3]);
                due.append(id, message.value(), message.headers(), world.millis());
            } else {
                flows.changed(id, SimulatedRecords.words(message.value()));
            }
        });
    }

    /** Kills the scheduler's process. Another one takes over. */
    void crash() {
        world.tell(() -> "the scheduler is killed");
        scheduler.restart();
        position = committed;
        isChanged = false;
    }

    void settle() {
        while (position < inputs.size()) {
            take();
        }
        ring();
        commit();
    }

    boolean isDone() {
        return position == inputs.size() && !isChanged && flows.haveAllFired();
    }
}

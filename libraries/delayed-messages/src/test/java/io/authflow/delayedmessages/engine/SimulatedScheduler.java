package io.authflow.delayedmessages.engine;

import io.authflow.delayedmessages.message.OutputMessage;
import io.authflow.delayedmessages.port.MessagePorts;
import io.authflow.delayedmessages.port.SchedulerListener;
import io.authflow.delayedmessages.settings.Pacing;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One partition of a scheduler without Kafka Streams. The caller acts as its thread, its clock and its broker. A
 * {@link #restart} loses changes and messages that were not committed.
 */
public final class SimulatedScheduler {
    /** The sink of the messages of fired timers. */
    public static final String DUE = SchedulerProcessor.DUE_SINK;
    /** The sink of the answers to changes. */
    public static final String CHANGED = SchedulerProcessor.CHANGED_SINK;

    private static final TaskId TASK = new TaskId(0, 0);
    private static final Path NOWHERE = Path.of("no-such-directory");
    private static final LongSupplier NEVER = () -> Long.MAX_VALUE;

    private final MessagePorts ports;
    private final LongSupplier millis;
    private final List<Sent> sent = new ArrayList<>();
    private SurvivingStore.Disk committed = new SurvivingStore.Disk();
    private SurvivingStore.Disk disk = new SurvivingStore.Disk();
    private SchedulerProcessor processor;
    private @Nullable RecordMetadata place;
    private @Nullable Punctuator alarm;
    private long alarmAt = NEVER.getAsLong();

    /** A message to a sink. */
    public record Sent(String sink, OutputMessage message) {}

    /** @param millis the wall clock */
    public SimulatedScheduler(MessagePorts ports, LongSupplier millis) {
        this.ports = ports;
        this.millis = millis;
        this.processor = begin();
    }

    private SchedulerProcessor begin() {
        SchedulerProcessor begun = new SchedulerProcessor(
                Pacing.defaults(),
                ports,
                new SchedulerWatch(new SchedulerListener() {}, wallMillis -> wallMillis),
                "strays");
        begun.init(context());
        return begun;
    }

    /** Kills the process. The next owner begins with the committed state. */
    public void restart() {
        sent.clear();
        alarm = null;
        alarmAt = NEVER.getAsLong();
        disk = committed.copy();
        processor = begin();
    }

    public void process(String topic, long offset, byte[] key, byte[] value, long timestamp) {
        place = new RecordMetadata() {
            @Override
            public String topic() {
                return topic;
            }

            @Override
            public int partition() {
                return 0;
            }

            @Override
            public long offset() {
                return offset;
            }
        };
        processor.process(new Record<>(key, value, timestamp, new RecordHeaders()));
    }

    /** Returns the time for the next call of {@link #ring}; {@link Long#MAX_VALUE} for never. */
    public long alarmAt() {
        return alarmAt;
    }

    public void ring() {
        Objects.requireNonNull(alarm).punctuate(millis.getAsLong());
    }

    /** Commits the changes and messages since the last commit, and returns the messages. */
    public List<Sent> commit() {
        committed = disk.copy();
        List<Sent> messages = List.copyOf(sent);
        sent.clear();
        return messages;
    }

    @SuppressWarnings("unchecked")
    private ProcessorContext<byte[], byte[]> context() {
        return (ProcessorContext<byte[], byte[]>) Proxy.newProxyInstance(
                SimulatedScheduler.class.getClassLoader(), new Class<?>[] {ProcessorContext.class}, this::invoke);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "currentSystemTimeMs" -> millis.getAsLong();
            case "taskId" -> TASK;
            case "stateDir" -> NOWHERE.toFile();
            case "recordMetadata" -> Optional.ofNullable(place);
            case "getStateStore" -> disk.supplier((String) arguments[0]).get();
            case "schedule" -> schedule((Duration) arguments[0], (Punctuator) arguments[2]);
            case "forward" -> forward((Record<byte[], byte[]>) arguments[0], (String) arguments[1]);
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private Cancellable schedule(Duration after, Punctuator punctuator) {
        alarmAt = millis.getAsLong() + after.toMillis();
        alarm = punctuator;
        return () -> alarmAt = NEVER.getAsLong();
    }

    private @Nullable Object forward(Record<byte[], byte[]> message, String sink) {
        sent.add(new Sent(sink, new OutputMessage(message.key(), message.value(), message.headers())));
        return null;
    }
}

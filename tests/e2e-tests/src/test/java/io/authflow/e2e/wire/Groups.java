package io.authflow.e2e.wire;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads and changes the committed offsets of the services' consumer groups. */
public final class Groups implements AutoCloseable {
    public static final String CHECK = "authflow.check-service";
    public static final String SIGNUP = "authflow.signup-service";
    public static final String LOGIN = "authflow.login-service";
    public static final String LOGOUT = "authflow.logout-service";
    public static final String SCHEDULER = "authflow.logout-service.scheduler";

    private final Admin admin;

    public Groups(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Makes a group, which must be stopped, read this record again and all behind it. */
    public void setBackTo(String group, RawRecord first) {
        join(admin.alterConsumerGroupOffsets(group, Map.of(first.partition(), new OffsetAndMetadata(first.offset())))
                .all()
                .toCompletionStage());
    }

    /** Whether the group has committed that it is done with this record. */
    public boolean isPast(String group, RawRecord last) {
        return isPast(group, Map.of(last.partition(), last.offset()));
    }

    /** Whether the group has committed that it is done with the record of that offset in each of these partitions. */
    public boolean isPast(String group, Map<TopicPartition, Long> last) {
        Map<TopicPartition, OffsetAndMetadata> committed = join(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .toCompletionStage());
        return last.entrySet().stream().allMatch(place -> isPast(committed.get(place.getKey()), place.getValue()));
    }

    private static boolean isPast(@Nullable OffsetAndMetadata next, long offset) {
        return next != null && next.offset() > offset;
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public void close() {
        admin.close();
    }
}

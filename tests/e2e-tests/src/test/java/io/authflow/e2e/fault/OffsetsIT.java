package io.authflow.e2e.fault;

import static org.awaitility.Awaitility.await;

import io.authflow.e2e.fault.stage.Service;
import io.authflow.e2e.fault.stage.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sets back or deletes the committed offsets of a stopped service, so that its records are delivered again. */
@Tag("long")
class OffsetsIT {
    private static final long BACK = 500;
    private static final Duration EMPTY = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource
    void areSetBack(Service service) {
        whileDown("offsets-back-" + service.serviceName(), service, OffsetsIT::setBack);
    }

    @ParameterizedTest
    @EnumSource
    void areLost(Service service) {
        whileDown("offsets-lost-" + service.serviceName(), service, OffsetsIT::lose);
    }

    private static void whileDown(String name, Service service, BiConsumer<Admin, String> damage) {
        FaultTrial.run(FaultPlan.of(name), trial -> {
            ServiceProcess process = trial.service(service);
            process.stop();
            try (Admin admin = trial.installation().broker().admin()) {
                // the broker may take some members for alive until their sessions end
                await("an empty group")
                        .atMost(EMPTY)
                        .ignoreExceptionsInstanceOf(CompletionException.class)
                        .untilAsserted(() -> damage.accept(admin, service.stepGroup()));
            }
            process.start();
        });
    }

    /** In each partition. */
    private static void setBack(Admin admin, String group) {
        Map<TopicPartition, OffsetAndMetadata> earlier = admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> earlier(entry.getValue())));
        admin.alterConsumerGroupOffsets(group, earlier)
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static OffsetAndMetadata earlier(OffsetAndMetadata committed) {
        return new OffsetAndMetadata(Math.max(0, committed.offset() - BACK));
    }

    private static void lose(Admin admin, String group) {
        admin.deleteConsumerGroups(List.of(group))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}

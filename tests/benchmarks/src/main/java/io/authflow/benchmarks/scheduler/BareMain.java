package io.authflow.benchmarks.scheduler;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * Runs bare clients in their own process. Arguments: bootstrap servers, threads, commit interval in ms, seconds to
 * remember an id.
 */
final class BareMain {
    private BareMain() {}

    public static void main(String[] arguments) throws IOException {
        int threads = Integer.parseInt(arguments[1]);
        List<BareScheduler> schedulers = IntStream.range(0, threads)
                .mapToObj(thread -> new BareScheduler(
                        arguments[0],
                        partitions(thread, threads),
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3])))
                .toList();
        List<CompletableFuture<Void>> runs =
                schedulers.stream().map(CompletableFuture::runAsync).toList();
        Answers.give(question -> runs.stream().anyMatch(CompletableFuture::isDone) ? "STOPPED" : "RUNNING");
        schedulers.forEach(BareScheduler::close);
        runs.forEach(CompletableFuture::join);
    }

    private static List<TopicPartition> partitions(int thread, int threads) {
        return IntStream.range(0, Topics.PARTITIONS)
                .filter(partition -> partition % threads == thread)
                .mapToObj(partition -> new TopicPartition(Topics.input(Topics.BARE), partition))
                .toList();
    }
}

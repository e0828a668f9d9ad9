package io.authflow.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/**
 * Runs tasks beside each other, at most a given number at a time, and waits for all. With one task it stays on the caller's
 * thread.
 */
final class FanOut {
    private final Executor executor;
    private final Semaphore permits;

    FanOut(Executor executor, int concurrency) {
        this.executor = executor;
        this.permits = new Semaphore(concurrency);
    }

    /** @throws IllegalStateException if the thread is interrupted, or a task throws: tasks are to tell failures as results */
    void runAll(List<Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.get(0).run();
            return;
        }
        List<FutureTask<?>> futures = new ArrayList<>(tasks.size());
        try {
            for (Runnable task : tasks) {
                permits.acquire();
                FutureTask<?> future = new FutureTask<>(task, null);
                futures.add(future);
                executor.execute(releasing(future));
            }
            for (FutureTask<?> future : futures) {
                future.get();
            }
        } catch (InterruptedException e) {
            futures.forEach(future -> future.cancel(true));
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The service is stopping; the batch is left in Kafka.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A task of a batch failed.", e.getCause());
        }
    }

    private Runnable releasing(Runnable task) {
        return () -> {
            try {
                task.run();
            } finally {
                permits.release();
            }
        };
    }
}

package io.authflow.localrun;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The running instances of the services. */
final class Services implements AutoCloseable {
    private final ServiceProperties properties;
    private final StartListener listener;
    private final List<ServiceInstance> running = new ArrayList<>();
    private final List<Integer> starting = new ArrayList<>();
    private boolean closed;

    Services(ServiceProperties properties, StartListener listener) {
        this.properties = properties;
        this.listener = listener;
    }

    /** Starts all given services in parallel, and returns when all of them run. */
    void startAll(List<FlowService> services) {
        giveTomcatAHome();
        atOnce(services.stream().map(service -> () -> start(service)));
    }

    /**
     * Sets a Tomcat home directory for the whole process. By default this is a directory of the first Tomcat, which
     * deletes it when it stops. Tomcats that then start in parallel would each try to make the directory, and only one
     * would succeed.
     */
    private static void giveTomcatAHome() {
        System.setProperty("catalina.home", System.getProperty("java.io.tmpdir"));
    }

    /** Starts one more instance, with the lowest free number. */
    void start(FlowService service) {
        long begin = System.nanoTime();
        int number = reserve(service);
        try {
            keep(ServiceInstance.start(service, number, properties.of(service, number)));
        } finally {
            release(service, number);
        }
        listener.started(service.serviceName(), Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Stops all instances of a service. */
    void stop(FlowService service) {
        atOnce(taken(service).stream().map(instance -> instance::close));
    }

    synchronized int count(FlowService service) {
        return (int) running.stream().filter(i -> i.service() == service).count();
    }

    /** Returns the HTTP port of the first instance of a service. */
    synchronized Optional<String> httpPort(FlowService service) {
        return running.stream()
                .filter(i -> i.service() == service)
                .map(ServiceInstance::httpPort)
                .findFirst();
    }

    @Override
    public void close() {
        atOnce(closing().stream().map(instance -> instance::close));
    }

    private synchronized List<ServiceInstance> closing() {
        closed = true;
        List<ServiceInstance> all = List.copyOf(running);
        running.clear();
        return all;
    }

    private synchronized List<ServiceInstance> taken(FlowService service) {
        List<ServiceInstance> of =
                running.stream().filter(i -> i.service() == service).toList();
        running.removeAll(of);
        return of;
    }

    private synchronized int reserve(FlowService service) {
        int number = IntStream.iterate(0, n -> n + 1)
                .filter(n -> !starting.contains(slot(service, n)))
                .filter(n -> running.stream().noneMatch(i -> i.service() == service && i.number() == n))
                .findFirst()
                .orElseThrow();
        starting.add(slot(service, number));
        return number;
    }

    private synchronized void release(FlowService service, int number) {
        starting.remove(Integer.valueOf(slot(service, number)));
    }

    @SuppressWarnings("EnumOrdinal") // the number is never stored
    private static int slot(FlowService service, int number) {
        return number * FlowService.values().length + service.ordinal();
    }

    private void keep(ServiceInstance instance) {
        synchronized (this) {
            if (!closed) {
                running.add(instance);
                return;
            }
        }
        instance.close();
        throw new LaunchException(
                "The run was stopped while " + instance.service().serviceName() + " was starting.");
    }

    private static void atOnce(Stream<Runnable> actions) {
        CompletableFuture<?>[] all = actions.map(Services::run).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Runs an action on a new thread, because threads of a pool may have another class loader. */
    private static CompletableFuture<?> run(Runnable action) {
        return CompletableFuture.runAsync(action, task -> new Thread(task, "authflow-launcher").start());
    }
}

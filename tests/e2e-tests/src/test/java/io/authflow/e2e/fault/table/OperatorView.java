package io.authflow.e2e.fault.table;

import io.authflow.e2e.fault.stage.ServiceProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what operators see of a fault: warnings in the logs, and metrics with unusual values. */
public final class OperatorView implements AutoCloseable {
    private static final int SERIES_MAX = 5;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<ServiceProcess> services;
    private final Map<ServiceProcess, ServiceLog> logs;
    private final Map<ServiceProcess, Samples> before = new ConcurrentHashMap<>();
    private final Map<String, Double> worst = new ConcurrentHashMap<>();

    /** From now on, as Prometheus does, once a second. */
    public OperatorView(List<ServiceProcess> services) {
        this.services = services;
        this.logs = services.stream().collect(Collectors.toMap(one -> one, one -> new ServiceLog(one.log())));
        services.forEach(one -> scrape(one).ifPresent(samples -> before.put(one, samples)));
        clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** The same from now on. */
    public OperatorView anew() {
        close();
        return new OperatorView(services);
    }

    /** A line of each service that has told. */
    public String log() {
        return services.stream()
                .map(one -> logs.get(one)
                        .telling()
                        .map(line -> one.service().serviceName() + ": " + line)
                        .orElse(""))
                .filter(line -> !line.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** The series that were not well, with their worst values. */
    public String metric() {
        return new TreeMap<>(worst)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + Math.round(entry.getValue() * 10) / 10.0)
                        .limit(SERIES_MAX)
                        .collect(Collectors.joining("; "));
    }

    private void look() {
        for (ServiceProcess service : services) {
            scrape(service)
                    .ifPresentOrElse(
                            now -> now.unwell(before.getOrDefault(service, Samples.NONE))
                                    .forEach((series, value) -> note(series, value)),
                            () -> note("up{" + service.service().serviceName() + "} = 0, times", null));
        }
    }

    private void note(String series, @Nullable Double value) {
        worst.merge(series, value == null ? 1 : value, value == null ? Double::sum : OperatorView::worse);
    }

    private static double worse(double one, double other) {
        return Math.abs(one) < Math.abs(other) ? other : one;
    }

    private static Optional<Samples> scrape(ServiceProcess service) {
        return service.get("/actuator/prometheus").map(Samples::of);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

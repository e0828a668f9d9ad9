package io.authflow.e2e.fault.stage;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An installation: a broker, a Cognito and one instance of each service. */
public final class Installation implements AutoCloseable {
    /** More than one instance has consumers. */
    public static final int PARTITIONS = Integer.getInteger("fault.partitions", 12);

    public static final int CONCURRENCY = Integer.getInteger("fault.concurrency", 6);
    /** How sessions end where a fault does not say: username, access-token or refresh-token. */
    static final String LOGOUT_BY = System.getProperty("fault.logout-by", "username");

    static final String LOGOUT_SETTING = "authflow.logout.by";

    private final Path directory;
    private final Pool pool = new Pool();
    private final BrokerProcess broker;
    private final ServiceSettings settings;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final List<ServiceProcess> more = new ArrayList<>();
    private final List<SilentProxy> proxies = new ArrayList<>();
    private final List<SmallDisk> disks = new ArrayList<>();

    private Installation(Path directory, int brokerDisk) {
        this.directory = directory;
        Path brokerDirectory = directory.resolve("kafka");
        if (brokerDisk > 0) {
            disk(brokerDirectory, brokerDisk);
        }
        this.broker = new BrokerProcess(brokerDirectory, directory.resolve("broker.log"));
        this.settings = new ServiceSettings(directory, broker.bootstrapServers(), pool.access());
        for (Service service : Service.values()) {
            services.put(service, new ServiceProcess(service, 0, directory, settings));
        }
    }

    /**
     * Makes the topics, starts the services side by side, and waits until all are ready.
     *
     * @param brokerDisk megabytes that the broker has; 0 for as many as there are
     * @param preparation before the services start
     */
    public static Installation start(Path directory, int brokerDisk, Consumer<Installation> preparation) {
        Installation installation = new Installation(directory, brokerDisk);
        try {
            preparation.accept(installation);
            installation.start();
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private void start() {
        broker.createTopics(PARTITIONS);
        services.values().forEach(ServiceProcess::launch);
        services.values().forEach(ServiceProcess::awaitReady);
    }

    public Path directory() {
        return directory;
    }

    public BrokerProcess broker() {
        return broker;
    }

    public Pool pool() {
        return pool;
    }

    public ServiceProcess service(Service service) {
        return services.get(service);
    }

    /** The first instance of each service. */
    public List<ServiceProcess> services() {
        return List.copyOf(services.values());
    }

    /** One more instance of a service, which is not started. */
    public ServiceProcess another(Service service, int instance) {
        ServiceProcess added = new ServiceProcess(service, instance, directory, settings);
        more.add(added);
        return added;
    }

    /** Puts a proxy between a service and Cognito, before the service starts. */
    public SilentProxy proxyToCognito(Service service) {
        URI endpoint = pool.access().endpoint();
        SilentProxy proxy =
                kept(new SilentProxy("127.0.0.1", 0, new InetSocketAddress(endpoint.getHost(), endpoint.getPort())));
        service(service).set("authflow.cognito.endpoint-override", "http://127.0.0.1:" + proxy.port());
        return proxy;
    }

    /** Puts a proxy between a service and the broker, before the service starts: for this service, localhost is elsewhere. */
    public SilentProxy proxyToBroker(Service service) {
        SilentProxy proxy =
                kept(new SilentProxy("127.0.0.2", broker.port(), new InetSocketAddress("127.0.0.1", broker.port())));
        Path hosts = HostsFile.write(directory.resolve(service.serviceName() + ".hosts"), "127.0.0.2");
        service(service).addOption("-Djdk.net.hosts.file=" + hosts);
        return proxy;
    }

    /** How sessions end: username, access-token or refresh-token. */
    public String logoutBy() {
        return service(Service.LOGOUT).setting(LOGOUT_SETTING);
    }

    /** Chooses how sessions end, before the services start. */
    public void endSessionsBy(String way) {
        service(Service.LOGIN).set(LOGOUT_SETTING, way);
        service(Service.LOGOUT).set(LOGOUT_SETTING, way);
    }

    /** Gives a service a clock that can be set, before it starts. */
    public FakeClock fakeClock(Service service) {
        FakeClock clock = new FakeClock(directory.resolve(service.serviceName() + ".clock"));
        clock.preload(service(service));
        return clock;
    }

    /** Mounts a small disk on a directory of a process that is not started yet. */
    public SmallDisk disk(Path place, int megabytes) {
        SmallDisk disk = SmallDisk.on(place, megabytes);
        disks.add(disk);
        return disk;
    }

    private SilentProxy kept(SilentProxy proxy) {
        proxies.add(proxy);
        return proxy;
    }

    @Override
    public void close() {
        services.values().forEach(ServiceProcess::close);
        more.forEach(ServiceProcess::close);
        broker.close();
        proxies.forEach(SilentProxy::close);
        pool.close();
        disks.forEach(SmallDisk::close);
    }
}

package io.authflow.e2e.fault.stage;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A broker, a Cognito and one instance of each service. The services start when told to, so that a fault can be prepared. */
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

    /** @param brokerDirectory where the broker keeps its data */
    public Installation(Path directory, Path brokerDirectory) {
        this.directory = directory;
        this.broker = new BrokerProcess(brokerDirectory, directory.resolve("broker.log"));
        this.settings = new ServiceSettings(directory, broker.bootstrapServers(), pool.access());
        for (Service service : Service.values()) {
            services.put(service, new ServiceProcess(service, 0, directory, settings));
        }
    }

    /** Makes the topics, starts the services side by side, and waits until all are ready. */
    public void start() {
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
        Path hosts = HostsFile.write(directory.resolve(service.word() + ".hosts"), "127.0.0.2");
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
        FakeClock clock = new FakeClock(directory.resolve(service.word() + ".clock"));
        clock.preload(service(service));
        return clock;
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
    }
}

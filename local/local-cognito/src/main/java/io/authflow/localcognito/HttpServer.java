package io.authflow.localcognito;

import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty server with one connector. */
final class HttpServer implements AutoCloseable {
    /** Longer than the longest delay of a fault, so that Jetty does not close a delayed call as idle. */
    private static final Duration IDLE = Duration.ofMinutes(15);

    private final Server server;
    private final ServerConnector connector;

    HttpServer(String address, int port, Handler handler) {
        QueuedThreadPool threads = new QueuedThreadPool(LocalCognitoSettings.THREADS);
        threads.setName("local-cognito");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration()));
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.setHandler(handler);
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        return configuration;
    }

    void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The local Cognito can't listen on " + connector.getHost() + ":" + connector.getPort()
                            + ". Is the port taken? Give another, or 0 for any.",
                    e);
        }
    }

    URI endpoint() {
        String host = connector.getHost().equals("0.0.0.0") ? "127.0.0.1" : connector.getHost();
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + bracketed + ":" + connector.getLocalPort());
    }

    void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The local Cognito can't stop listening. End its process.", e);
        }
    }
}

package io.authflow.localkafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The two listening sockets of the node, bound before Kafka starts and then handed to Kafka. So no other process can
 * take a free port after it was chosen. If a given port is taken, the start fails before anything else is done.
 */
final class ListenerSockets implements ServerSocketFactory, AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final String host;
    private final ServerSocketChannel client;
    private final ServerSocketChannel controller;
    private final int clientPort;
    private final int controllerPort;

    private ListenerSockets(String host, ServerSocketChannel client, ServerSocketChannel controller) {
        this.host = host;
        this.client = client;
        this.controller = controller;
        this.clientPort = client.socket().getLocalPort();
        this.controllerPort = controller.socket().getLocalPort();
    }

    static ListenerSockets bind(LocalKafkaSettings settings) {
        ServerSocketChannel client = bind(settings.host(), settings.port());
        try {
            return new ListenerSockets(settings.host(), client, bind(LOOPBACK, settings.controllerPort()));
        } catch (LocalKafkaException e) {
            close(client);
            throw e;
        }
    }

    String clientAddress() {
        return host + ":" + clientPort;
    }

    String controllerAddress() {
        return LOOPBACK + ":" + controllerPort;
    }

    int clientPort() {
        return clientPort;
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) {
        return listener.equals(BrokerProperties.CONTROLLER_LISTENER) ? controller : client;
    }

    @Override
    public void close() {
        close(client);
        close(controller);
    }

    private static ServerSocketChannel bind(String host, int port) {
        ServerSocketChannel channel = open();
        try {
            channel.bind(new InetSocketAddress(host, port));
            // Kafka's own factory does the same, because the acceptor polls the socket.
            channel.configureBlocking(false);
            return channel;
        } catch (IOException | UnresolvedAddressException e) {
            close(channel);
            throw new LocalKafkaException(cannotListen(host, port, e), e);
        }
    }

    private static String cannotListen(String host, int port, Exception cause) {
        String why = cause instanceof UnresolvedAddressException ? "the host is unknown" : cause.getMessage();
        return "Kafka cannot listen on " + host + ":" + port + ": " + why
                + ". Stop what uses the port, or choose another host or port (0 takes any free port).";
    }

    private static ServerSocketChannel open() {
        try {
            return ServerSocketChannel.open();
        } catch (IOException e) {
            throw new LocalKafkaException("No socket could be opened. Check the limit on open files.", e);
        }
    }

    private static void close(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalKafkaException("A listening socket could not be closed. End this process.", e);
        }
    }
}

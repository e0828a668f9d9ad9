package io.authflow.e2e.fault.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Forwards TCP connections. While it is silent, it drops every byte in both directions, and closes no connection. */
public final class SilentProxy implements AutoCloseable {
    private static final int BUFFER = 16_384;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final InetSocketAddress target;
    private final ServerSocket server;
    private volatile boolean silent;

    /** @param port to listen on; 0 takes any free one */
    SilentProxy(String address, int port, InetSocketAddress target) {
        this.target = target;
        try {
            server = new ServerSocket(port, 50, InetAddress.getByName(address));
        } catch (IOException e) {
            throw new UncheckedIOException("The proxy cannot listen on " + address + ":" + port + ".", e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on it swallows. */
    public void fallSilent() {
        silent = true;
    }

    /**
     * Passes on what new connections carry. Connections from before stay dead, as those of a firewall that forgot them: their
     * streams have lost bytes.
     */
    public void speakAgain() {
        silent = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                // closed, or the target does not listen: the caller meets a closed connection
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        sockets.add(caller);
        if (silent) {
            return;
        }
        Socket called = new Socket();
        try {
            called.connect(target);
        } catch (IOException e) {
            caller.close();
            throw e;
        }
        called.setTcpNoDelay(true);
        caller.setTcpNoDelay(true);
        sockets.add(called);
        Connection connection = new Connection();
        threads.execute(() -> connection.copy(caller, called));
        threads.execute(() -> connection.copy(called, caller));
    }

    @Override
    public void close() {
        try (server) {
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The proxy could not be closed.", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Once a byte of it was swallowed, it swallows for ever. */
    private final class Connection {
        private volatile boolean dead;

        private void copy(Socket from, Socket to) {
            byte[] buffer = new byte[BUFFER];
            try {
                int count;
                while ((count = from.getInputStream().read(buffer)) >= 0) {
                    dead |= silent;
                    if (!dead) {
                        to.getOutputStream().write(buffer, 0, count);
                    }
                }
                end(from, to);
            } catch (IOException e) {
                end(from, to);
            }
        }

        /** The other side learns of the end, except where the end got lost too. */
        private void end(Socket from, Socket to) {
            try {
                from.close();
                if (!dead && !silent) {
                    to.close();
                }
            } catch (IOException e) {
                // it is closed already
            }
        }
    }
}

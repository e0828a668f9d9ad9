package io.authflow.messaging.testing.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a free port for a process that must know its port before it starts. */
public final class FreePort {
    private FreePort() {}

    public static int next() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port is free for a container. End what holds them.", e);
        }
    }
}

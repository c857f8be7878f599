package dev.parley.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on 127.0.0.1, where everything of the local stack listens. */
public final class Loopback {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 1_000;
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private Loopback() {}

    /**
     * A port that nobody listens on now. It lies below those that operating systems give to outgoing connections: one of
     * these could take it before the server does, which has a JVM to start first.
     */
    public static int freePort() {
        return ThreadLocalRandom.current()
                .ints(FIRST, LAST)
                .limit(ATTEMPTS)
                .filter(port -> HANDED_OUT.add(port) && isFree(port))
                .findFirst()
                .orElseThrow(() -> new LocalStackException("no free port on 127.0.0.1"));
    }

    /** Whether a server could listen on the port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = bind(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        // as servers do: connections of the last run that linger in TIME_WAIT do not hold the port
        socket.setReuseAddress(true);
        try {
            socket.bind(new InetSocketAddress(address(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static InetAddress address() throws UnknownHostException {
        return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    }
}

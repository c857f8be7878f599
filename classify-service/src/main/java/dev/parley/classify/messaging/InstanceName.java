package dev.parley.classify.messaging;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * What tells this instance from the others: its {@code transactional.id} and {@code group.instance.id} in Kafka.
 *
 * <p>Host and HTTP port: two running instances never share them, and a restarted one has them again. A restart then
 * takes over at once where the killed predecessor stopped: Kafka aborts the transaction it left open, which readers of
 * committed verdicts would otherwise wait for, and hands back its partitions without waiting for the session to expire.
 */
record InstanceName(String value) {

    /**
     * @param httpPort 0 when any free port is taken: the name is then new at each start
     */
    static InstanceName of(int httpPort) {
        InstanceName host = new InstanceName("parley-classify-" + hostName());
        return httpPort == 0 ? host.renewed() : new InstanceName(host.value + "-" + httpPort);
    }

    /** A name that nobody else has, for the case that somebody else turns out to use this one. */
    InstanceName renewed() {
        return new InstanceName(value + "-" + UUID.randomUUID().toString().substring(0, 8));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unnamed-host";
        }
    }
}

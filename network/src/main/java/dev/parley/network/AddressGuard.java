package dev.parley.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Lets connections go to the public internet only. What a feed or a page links to must not reach the network that we run
 * in, whichever name it hides behind.
 *
 * <p>It judges the very addresses that the connection is then made to, so that a name cannot resolve to something else
 * in between.
 */
public final class AddressGuard implements DnsResolver {

    private static final List<IpRange> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10", // carrier-grade NAT; some clouds keep their metadata there
                    "127.0.0.0/8",
                    "168.63.129.16/32", // a cloud's host service on a public address
                    "169.254.0.0/16", // link-local; cloud metadata
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3", // multicast, reserved, broadcast
                    "2001::/23", // Teredo and other protocol assignments
                    "2001:db8::/32",
                    "2002::/16" // 6to4: carries any IPv4 address
                    )
            .map(IpRange::of)
            .toList();

    /** Everything else in IPv6 is local, mapped, translated (NAT64) or unassigned. */
    private static final IpRange GLOBAL_UNICAST_V6 = IpRange.of("2000::/3");

    private final List<IpRange> allowed;
    private final String setting;
    private final DnsResolver resolver;

    /**
     * @param allowed ranges that may be reached although they are not public
     * @param setting where the operator lists them; refusals name it
     */
    public AddressGuard(List<IpRange> allowed, String setting) {
        this(allowed, setting, SystemDefaultDnsResolver.INSTANCE);
    }

    /**
     * @param allowed ranges that may be reached although they are not public
     * @param setting where the operator lists them; refusals name it
     * @param resolver looks names up
     */
    public AddressGuard(List<IpRange> allowed, String setting, DnsResolver resolver) {
        this.allowed = List.copyOf(allowed);
        this.setting = setting;
        this.resolver = resolver;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        InetAddress[] permitted = Stream.of(addresses).filter(this::permits).toArray(InetAddress[]::new);
        if (permitted.length == 0) {
            throw new RefusedAddressException(host, addresses, setting);
        }
        return permitted;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }

    /** Whether the operator opened this address, written as a literal or as this machine; no name is looked up. */
    public boolean isOpened(String host) {
        String literal = host.equalsIgnoreCase("localhost") ? "127.0.0.1" : host;
        return IpRange.literal(literal)
                .filter(address -> allowed.stream().anyMatch(range -> range.contains(address)))
                .isPresent();
    }

    boolean permits(InetAddress address) {
        if (allowed.stream().anyMatch(range -> range.contains(address))) {
            return true;
        }
        boolean isV6 = address.getAddress().length == 16;
        return (!isV6 || GLOBAL_UNICAST_V6.contains(address))
                && NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }
}

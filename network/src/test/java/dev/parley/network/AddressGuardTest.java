package dev.parley.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static boolean permits(AddressGuard guard, String address) throws UnknownHostException {
        return guard.permits(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2001:0:4136:e378::1",
                "2001:db8::1",
                "fec0::1",
                "100::1"
            })
    void shouldRefuseWhatIsNotOnThePublicInternet(String address) throws UnknownHostException {
        assertThat(permits(new AddressGuard(List.of(), "some.setting"), address))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.255.255", "192.169.0.1", "2606:4700::1111"})
    void shouldPermitThePublicInternet(String address) throws UnknownHostException {
        assertThat(permits(new AddressGuard(List.of(), "some.setting"), address))
                .isTrue();
    }

    @Test
    void shouldPermitWhatTheOperatorAllows() throws UnknownHostException {
        // Given
        AddressGuard guard = new AddressGuard(List.of(IpRange.of("10.20.0.0/16"), IpRange.of("::1")), "some.setting");

        // Then
        assertThat(permits(guard, "10.20.3.4")).isTrue();
        assertThat(permits(guard, "10.21.3.4")).isFalse();
        assertThat(permits(guard, "::1")).isTrue();
    }

    @Test
    void shouldLeadANameOnlyToItsPermittedAddresses() throws UnknownHostException {
        // Given a name that somebody resolves to a public and to a private address
        AddressGuard guard = new AddressGuard(List.of(), "some.setting", resolving("93.184.215.14", "10.0.0.1"));

        // When, then
        assertThat(guard.resolve("mixed.example")).containsExactly(InetAddress.getByName("93.184.215.14"));
    }

    @Test
    void shouldSayWhyANameIsRefused() {
        AddressGuard guard = new AddressGuard(List.of(), "some.setting", resolving("127.0.0.1"));

        assertThatThrownBy(() -> guard.resolve("rebind.example"))
                .isInstanceOf(RefusedAddressException.class)
                .hasMessageContaining("rebind.example leads to 127.0.0.1")
                .hasMessageContaining("some.setting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "gazette.example", "10.0.0.0/x", "", "abc.de", "1.2.3.4.5"})
    void shouldRefuseWhatIsNoRange(String text) {
        assertThatThrownBy(() -> IpRange.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static DnsResolver resolving(String... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                InetAddress[] resolved = new InetAddress[addresses.length];
                for (int i = 0; i < addresses.length; i++) {
                    resolved[i] = InetAddress.getByName(addresses[i]);
                }
                return resolved;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    @Test
    void shouldTellWhatTheOperatorOpenedWithoutLookingNamesUp() {
        AddressGuard guard =
                new AddressGuard(List.of(IpRange.of("127.0.0.0/8"), IpRange.of("10.1.0.0/16")), "some.setting");

        assertThat(List.of("127.0.0.1", "localhost", "10.1.2.3")).allMatch(guard::isOpened);
        assertThat(List.of("10.2.0.1", "gazette.com", "[::1]", "127.0.0.1.gazette.com", "8.8.8.8"))
                .noneMatch(guard::isOpened);
    }
}

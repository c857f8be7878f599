package dev.parley.network;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A name leads to addresses that must not be reached; an {@link UnknownHostException} as the resolver's contract has it. */
public final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String host, InetAddress[] addresses, String setting) {
        super(host + " leads to " + (addresses.length == 0 ? "no address" : addresses[0].getHostAddress())
                + ", which is not on the public internet; list it in " + setting + " to allow it");
    }
}

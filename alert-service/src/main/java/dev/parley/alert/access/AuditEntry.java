package dev.parley.alert.access;

import java.time.Instant;

/**
 * Something that was done.
 *
 * @param number grows with time
 * @param who the name of the visitor; of a failed sign-in: the name that was tried
 * @param action for instance {@code account.add} or {@code attention.acknowledge}
 * @param target what it was done to: a name or an id; empty where there is nothing to name
 * @param detail what else there is to know; empty for nothing
 * @param address where it came from
 */
public record AuditEntry(
        long number, Instant at, String who, String action, String target, String detail, String address) {}

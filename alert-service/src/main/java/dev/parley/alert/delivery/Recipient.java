package dev.parley.alert.delivery;

/** Who got a notice, or is about to, and by which route. */
public record Recipient(String receiver, String route) {}

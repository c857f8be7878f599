package dev.parley.alert.delivery;

import java.time.Duration;
import java.time.Instant;

/** An attempt to deliver. */
public record Attempt(Instant at, Duration took, Outcome outcome) {}

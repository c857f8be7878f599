package dev.parley.alert.console;

import dev.parley.alert.ingest.OutletWatch.Glance;
import dev.parley.alert.store.Pulse.Beat;
import org.jspecify.annotations.Nullable;

/**
 * Whether news still come in.
 *
 * @param outlets how they are doing; absent while nobody can tell
 */
public record Freshness(Beat beat, @Nullable Glance outlets) {}

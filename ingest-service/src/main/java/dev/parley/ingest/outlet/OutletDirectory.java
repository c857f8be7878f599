package dev.parley.ingest.outlet;

import java.util.Optional;

/** Knows the outlets that are watched at the moment. */
public interface OutletDirectory {

    Optional<Outlet> outlet(String id);
}

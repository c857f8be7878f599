package dev.parley.cli.up;

import dev.parley.localstack.Loopback;
import java.util.stream.Stream;

/** Where the parts listen on 127.0.0.1. */
public record Ports(int kafka, int postgresql, int ingest, int classify, int alert) {

    /** The ones that services started from the sources expect. */
    public static Ports standard() {
        return new Ports(19092, 15432, 8181, 8182, 8180);
    }

    /** The standard ones, or others when one of them is taken. */
    public static Ports standardIfFree() {
        Ports standard = standard();
        boolean free = Stream.of(
                        standard.kafka, standard.postgresql, standard.ingest, standard.classify, standard.alert)
                .allMatch(Loopback::isFree);
        return free ? standard : free();
    }

    /** Ports that are free now: such a system runs beside any other. */
    public static Ports free() {
        return new Ports(
                Loopback.freePort(),
                Loopback.freePort(),
                Loopback.freePort(),
                Loopback.freePort(),
                Loopback.freePort());
    }

    int of(Service service) {
        return switch (service) {
            case INGEST -> ingest;
            case CLASSIFY -> classify;
            case ALERT -> alert;
        };
    }
}

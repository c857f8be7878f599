package dev.parley.cli.up;

import java.time.Duration;

/** What happens to the parts of a {@link LocalSystem}; parts are {@code Kafka}, {@code PostgreSQL} or a service's label. */
public sealed interface SystemEvent {

    /** One line for people. */
    String message();

    /** A process of a killed run was found on the data folder and stopped. */
    record LeftOverStopped(String part) implements SystemEvent {
        @Override
        public String message() {
            return "stopped the " + part + " that a killed run left behind";
        }
    }

    /** The part serves its clients. */
    record Ready(String part, Duration after) implements SystemEvent {
        @Override
        public String message() {
            return "%s is ready after %.1f s".formatted(part, after.toMillis() / 1000.0);
        }
    }

    /** The part ended by itself or was killed; it is started again after the back-off. */
    record Ended(String part, int status, Duration backOff) implements SystemEvent {
        @Override
        public String message() {
            String cause = status > 128 ? "was killed by signal " + (status - 128) : "ended with status " + status;
            return "%s %s; it is started again in %.1f s".formatted(part, cause, backOff.toMillis() / 1000.0);
        }
    }

    /** The part did not come up again; this is tried again after the back-off. */
    record NotRestarted(String part, String reason, Duration backOff) implements SystemEvent {
        @Override
        public String message() {
            return "%s; next try in %.1f s".formatted(reason, backOff.toMillis() / 1000.0);
        }
    }

    /** The file system that holds the data is full, which is why a part fails. */
    record DiskFull(String part, String folder, long freeBytes) implements SystemEvent {
        @Override
        public String message() {
            return "%s fails because the disk is full: %d MB are free in %s; make room, it goes on by itself"
                    .formatted(part, freeBytes >> 20, folder);
        }
    }

    /** Everything that runs is being stopped on purpose. */
    record Stopping() implements SystemEvent {
        @Override
        public String message() {
            return "stopping";
        }
    }

    /** The part has been stopped on purpose. */
    record Stopped(String part) implements SystemEvent {
        @Override
        public String message() {
            return part + " has stopped";
        }
    }
}

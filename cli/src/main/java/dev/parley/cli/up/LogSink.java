package dev.parley.cli.up;

/** Takes what the services write to their logs, line by line, from several threads. */
@FunctionalInterface
public interface LogSink {

    void line(Service service, String line);
}

/** The whole system on one machine: Kafka, PostgreSQL and the packaged services as watched child processes. */
@NullMarked
package dev.parley.cli.up;

import org.jspecify.annotations.NullMarked;

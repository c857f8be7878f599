/** A real Kafka and a real PostgreSQL on this machine as child processes, for {@code parley up} and for tests. */
@NullMarked
package dev.parley.localstack;

import org.jspecify.annotations.NullMarked;

/** Starts the benchmarks. */
@NullMarked
package dev.parley.cli.bench;

import org.jspecify.annotations.NullMarked;

/** How many verdicts alert enters into its ledger, and how fast the notices reach who waits for them. */
@NullMarked
package dev.parley.benchmarks.alert;

import org.jspecify.annotations.NullMarked;

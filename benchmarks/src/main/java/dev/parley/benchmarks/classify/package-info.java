/** Articles per second of the classifier on one core, beside a plain scan of the same bytes and Lucene's Monitor. */
@NullMarked
package dev.parley.benchmarks.classify;

import org.jspecify.annotations.NullMarked;

/** Brokers, databases and data for tests of other modules. */
@NullMarked
package dev.parley.testkit;

import org.jspecify.annotations.NullMarked;

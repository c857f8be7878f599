/** What went to whom, and what came of it. */
@NullMarked
package dev.parley.alert.console.deliveries;

import org.jspecify.annotations.NullMarked;

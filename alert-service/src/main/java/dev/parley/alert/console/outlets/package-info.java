/** How the feeds are doing, as ingest tells it. */
@NullMarked
package dev.parley.alert.console.outlets;

import org.jspecify.annotations.NullMarked;

/** {@code parley read-feed}: what is in a feed. */
@NullMarked
package dev.parley.cli.feed;

import org.jspecify.annotations.NullMarked;

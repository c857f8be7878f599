/** All that is known of one change. */
@NullMarked
package dev.parley.alert.console.story;

import org.jspecify.annotations.NullMarked;

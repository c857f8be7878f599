/** What comes in: notices, the newest first. */
@NullMarked
package dev.parley.alert.console.live;

import org.jspecify.annotations.NullMarked;

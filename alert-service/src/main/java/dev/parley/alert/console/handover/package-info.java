/** What the next shift must know. */
@NullMarked
package dev.parley.alert.console.handover;

import org.jspecify.annotations.NullMarked;

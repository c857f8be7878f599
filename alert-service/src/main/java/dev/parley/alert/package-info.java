/** Turns verdicts about articles into notices about changes, each change told once. */
@NullMarked
package dev.parley.alert;

import org.jspecify.annotations.NullMarked;

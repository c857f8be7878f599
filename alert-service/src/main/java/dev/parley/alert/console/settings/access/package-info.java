/** The pages on which admins decide who comes in, and see what was done. */
@NullMarked
package dev.parley.alert.console.settings.access;

import org.jspecify.annotations.NullMarked;

/** The web console: pages for the newsroom, rendered here, and readable without scripts. */
@NullMarked
package dev.parley.alert.console;

import org.jspecify.annotations.NullMarked;

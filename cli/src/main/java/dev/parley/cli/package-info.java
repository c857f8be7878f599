/** The {@code parley} command, which hands over to one subcommand per topic. */
@NullMarked
package dev.parley.cli;

import org.jspecify.annotations.NullMarked;

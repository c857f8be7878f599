/** What the command line answers to right and wrong input. */
@NullMarked
package dev.parley.cli;

import org.jspecify.annotations.NullMarked;

/** {@code parley demo}: the whole system on the sample newsroom, and whether it raised what a duty editor expects. */
@NullMarked
package dev.parley.cli.demo;

import org.jspecify.annotations.NullMarked;

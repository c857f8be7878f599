/** The commands on one article. */
@NullMarked
package dev.parley.cli.classify;

import org.jspecify.annotations.NullMarked;

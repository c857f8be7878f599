/** The commands on articles, and how good the verdicts are. */
@NullMarked
package dev.parley.cli.classify;

import org.jspecify.annotations.NullMarked;

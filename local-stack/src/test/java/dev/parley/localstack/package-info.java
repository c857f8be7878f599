/** The local stack on its real programs: starts, kills, restarts, left-overs. */
@NullMarked
package dev.parley.localstack;

import org.jspecify.annotations.NullMarked;

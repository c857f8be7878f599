/** The state of the agreements of one conflict, and what its parties want. */
@NullMarked
package dev.parley.alert.console.dossier;

import org.jspecify.annotations.NullMarked;

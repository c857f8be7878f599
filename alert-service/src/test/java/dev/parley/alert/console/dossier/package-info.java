@NullMarked
package dev.parley.alert.console.dossier;

import org.jspecify.annotations.NullMarked;

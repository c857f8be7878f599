/** Who is told what by which way, and what is muted. */
@NullMarked
package dev.parley.alert.console.settings;

import org.jspecify.annotations.NullMarked;

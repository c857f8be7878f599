/** What somebody wants to hear nothing of for a while. */
@NullMarked
package dev.parley.alert.silence;

import org.jspecify.annotations.NullMarked;

/** Tells feed readers, which ask for it. */
@NullMarked
package dev.parley.alert.delivery.atom;

import org.jspecify.annotations.NullMarked;

/** Tells phones and browsers by an ntfy server. */
@NullMarked
package dev.parley.alert.delivery.ntfy;

import org.jspecify.annotations.NullMarked;

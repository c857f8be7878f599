/** Tells people by e-mail. */
@NullMarked
package dev.parley.alert.delivery.mail;

import org.jspecify.annotations.NullMarked;

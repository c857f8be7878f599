/** What people read: notices in words, from templates. */
@NullMarked
package dev.parley.alert.delivery.text;

import org.jspecify.annotations.NullMarked;

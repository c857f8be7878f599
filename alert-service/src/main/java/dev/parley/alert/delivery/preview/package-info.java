/** Shows what each type of receiver would be sent, without sending it. */
@NullMarked
package dev.parley.alert.delivery.preview;

import org.jspecify.annotations.NullMarked;

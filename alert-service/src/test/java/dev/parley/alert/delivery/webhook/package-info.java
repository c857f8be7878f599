/** Tests of the package. */
@NullMarked
package dev.parley.alert.delivery.webhook;

import org.jspecify.annotations.NullMarked;

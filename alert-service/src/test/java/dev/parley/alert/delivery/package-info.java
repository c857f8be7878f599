/** Tests of the package. */
@NullMarked
package dev.parley.alert.delivery;

import org.jspecify.annotations.NullMarked;

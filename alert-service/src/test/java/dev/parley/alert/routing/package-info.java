/** Tests of the package. */
@NullMarked
package dev.parley.alert.routing;

import org.jspecify.annotations.NullMarked;

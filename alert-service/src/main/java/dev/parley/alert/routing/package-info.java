/** Who is told what, and when: the routes file. */
@NullMarked
package dev.parley.alert.routing;

import org.jspecify.annotations.NullMarked;

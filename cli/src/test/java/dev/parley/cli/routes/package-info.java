/** {@code parley check-routes}: who would be told, by a routes file that is not in use yet. */
@NullMarked
package dev.parley.cli.routes;

import org.jspecify.annotations.NullMarked;

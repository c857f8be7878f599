/** What the service is told by its settings, and how its parts are put together from it. */
@NullMarked
package dev.parley.alert.app;

import org.jspecify.annotations.NullMarked;

/** What alert remembers, in PostgreSQL. */
@NullMarked
package dev.parley.alert.store;

import org.jspecify.annotations.NullMarked;
